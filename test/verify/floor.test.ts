import { beforeAll, describe, expect, it } from 'vitest';
import type { ItemId, RequestId, SpeechId } from '../../shared/domain/ids.ts';
import { MemoryRoomStore } from '../../server/store/memory/MemoryRoomStore.ts';
import type { FindingCode } from '../../server/verify/findings.ts';
import { parseRecord } from '../../server/verify/RecordFile.ts';
import { verifyRecord } from '../../server/verify/verifyRecord.ts';
import { CHAIR, Council, councilParts, delegateId, SECRETARY, SITTING } from './Council.ts';
import {
  drop,
  eventOf,
  insertAfter,
  payloadOf,
  rewrite,
  type OpenEvent,
  type OpenRecord,
  findingsAfter,
} from './Tampering.ts';

const ITEM = 'item-1' as ItemId;
const HANDING = { seconds: null, after: null } as const;
const request = (id: string) => id as RequestId;
const speech = (id: string) => id as SpeechId;

let original: string;

/** Three ask; the first speaks with a pause, the second ends with the item, the third keeps waiting. */
beforeAll(async () => {
  const council = await Council.open(councilParts(new MemoryRoomStore()), 42);
  await council.must(CHAIR, { type: 'setItemState', itemId: ITEM, state: 'running' });
  for (const number of [2, 3, 4]) {
    const about = { room: 'hall', itemId: ITEM, kind: 'speech', topic: '' } as const;
    await council.must(delegateId(number), {
      type: 'askToSpeak',
      requestId: request(`r${number}`),
      ...about,
    });
  }
  await council.must(CHAIR, { type: 'setQueuePolicy', room: 'hall', policy: 'firstTime' });
  await council.must(CHAIR, { type: 'raiseRequest', requestId: request('r2'), raised: true });
  const give = (number: number) =>
    council.must(CHAIR, {
      type: 'giveFloor',
      requestId: request(`r${number}`),
      speechId: speech(`p${number}`),
      ...HANDING,
    });
  await give(2);
  await council.must(CHAIR, { type: 'pauseFloor', speechId: speech('p2') });
  await council.must(SECRETARY, { type: 'resumeFloor', speechId: speech('p2') });
  await council.must(CHAIR, { type: 'extendFloor', speechId: speech('p2'), seconds: 60 });
  await council.must(CHAIR, { type: 'endFloor', speechId: speech('p2'), back: false });
  await give(3);
  await council.must(CHAIR, { type: 'setItemState', itemId: ITEM, state: 'postponed' });
  await council.must(delegateId(4), { type: 'withdrawRequest', requestId: request('r4') });
  await council.must(CHAIR, { type: 'closeSitting', sittingId: SITTING });
  original = await council.record();
});

function codesOf(change: (record: OpenRecord) => void): (readonly [FindingCode, number | null])[] {
  const { findings } = findingsAfter(original, change);
  return findings.map(({ code, seq }) => [code, seq] as const);
}

const by = (actor: string) => (event: OpenEvent) => void (event.actor = actor);

describe('verify knows the floor', () => {
  it('an untouched record fits', () => {
    const { findings, ledger } = verifyRecord(parseRecord(original));
    expect(findings).toEqual([]);
    expect([...ledger.speeches.values()].map(({ clock }) => clock)).toEqual(['ended', 'ended']);
  });

  const TAMPERINGS: readonly [
    name: string,
    type: string,
    change: (event: OpenEvent, record: OpenRecord) => OpenEvent | void,
    code: FindingCode,
  ][] = [
    ['somebody asks for another', 'speechAsked', by(delegateId(9)), 'actorWrong'],
    ['somebody withdraws for another', 'requestWithdrawn', by(delegateId(9)), 'actorWrong'],
    ['a delegate puts himself first', 'requestRaised', by(delegateId(2)), 'actorWrong'],
    ['a delegate sets the policy', 'queuePolicySet', by(delegateId(2)), 'actorWrong'],
    ['a delegate takes the floor', 'floorGiven', by(delegateId(2)), 'actorWrong'],
    ['a delegate gives himself more time', 'floorExtended', by(delegateId(2)), 'actorWrong'],
    [
      'two speak at once',
      'floorGiven',
      (event, record) =>
        insertAfter(record, event, {
          payload: event.payload.replace('"p2"', '"p9"').replace('"r2"', 'null'),
        }),
      'floorTaken',
    ],
    [
      'the floor of a request goes to another',
      'floorGiven',
      (event) => rewrite(event, (body) => ((body['speech'] as { requestId: string }).requestId = 'r4')),
      'requestWrong',
    ],
    [
      'the floor is given on an item that does not run',
      'floorGiven',
      (event) => rewrite(event, (body) => ((body['speech'] as { itemId: string }).itemId = 'item-2')),
      'speechStateWrong',
    ],
    [
      'less time than used',
      'floorPaused',
      (event) => rewrite(event, (body) => (body['usedMs'] = 999_999)),
      'timeDiffers',
    ],
    [
      'an end at another time',
      'floorEnded',
      (event) => rewrite(event, (body) => (body['at'] = Number(body['at']) + 5000)),
      'timeDiffers',
    ],
    [
      'a pause in the pause',
      'floorPaused',
      (event, record) => insertAfter(record, event, {}),
      'speechStateWrong',
    ],
    ['a second end', 'floorEnded', (event, record) => insertAfter(record, event, {}), 'speechStateWrong'],
    [
      'a speech that goes on without its item',
      'itemStateSet',
      (event, record) => {
        drop(record, eventOf(record, 'floorEnded', -1));
        expect(payloadOf(event)['state']).toBe('postponed');
      },
      'speechStateWrong',
    ],
  ];

  it.each(TAMPERINGS)('%s is found', (_, type, change, code) => {
    let changed: OpenEvent | null = null;
    const found = codesOf((record) => {
      const event = eventOf(record, type, type === 'itemStateSet' ? -1 : 0);
      changed = change(event, record) ?? event;
    });
    expect(found).toContainEqual([code, (changed as OpenEvent | null)?.seq]);
  });
});
