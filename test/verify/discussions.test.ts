import { beforeAll, describe, expect, it } from 'vitest';
import type { NoteSection } from '../../shared/domain/discussion.ts';
import type {
  DiscussionId,
  GroupId,
  ItemId,
  MemberId,
  RequestId,
  SpeechId,
} from '../../shared/domain/ids.ts';
import { MemoryRoomStore } from '../../server/store/memory/MemoryRoomStore.ts';
import type { FindingCode } from '../../server/verify/findings.ts';
import { parseRecord } from '../../server/verify/RecordFile.ts';
import { verifyRecord } from '../../server/verify/verifyRecord.ts';
import { CHAIR, Council, councilParts, delegateId, SECRETARY } from './Council.ts';
import {
  drop,
  eventOf,
  findingsAfter,
  insertAfter,
  rewrite,
  type OpenEvent,
  type OpenRecord,
} from './Tampering.ts';

const DISCUSSION = 'tl1' as DiscussionId;
const ITEM = 'item-1' as ItemId;
const GROUPS = ['to1', 'to2'] as GroupId[];
/** Groups of six; the first of each chairs, and one from outside writes. */
const [CHAIR_1, CHAIR_2, SCRIBE_1, SCRIBE_2] = [2, 8, 14, 15].map(delegateId) as [
  MemberId,
  MemberId,
  MemberId,
  MemberId,
];
const [SPEAKER, STRANGER] = [3, 20].map(delegateId) as [MemberId, MemberId];

let original: string;

function groupOf(number: number): GroupId | null {
  if (number >= 2 && number < 8) return GROUPS[0]!;
  return number >= 8 && number < 14 ? GROUPS[1]! : null;
}

/** Two groups; the first speaks and both write; approved, gathered, and the report is published. */
beforeAll(async () => {
  const council = await Council.open(councilParts(new MemoryRoomStore()), 20, async (beforehand) => {
    const groups = GROUPS.map((id) => ({ id, name: id }));
    await beforehand.must(SECRETARY, { type: 'defineGroups', groups, committees: [] });
    const members = Array.from({ length: 19 }, (_, index) => ({
      ...{ id: delegateId(index + 2), name: 'x', position: '', roles: ['delegate'] as const },
      ...{ groupId: groupOf(index + 2), committeeIds: [] },
    }));
    await beforehand.must(SECRETARY, { type: 'putMembers', members });
  });
  const rooms = [
    { groupId: GROUPS[0]!, chairId: CHAIR_1, secretaryId: SCRIBE_1, place: 'Phòng A' },
    { groupId: GROUPS[1]!, chairId: CHAIR_2, secretaryId: SCRIBE_2, place: 'Phòng B' },
  ];
  const itemIds = [ITEM];
  await council.must(CHAIR, { type: 'putDiscussion', discussion: { id: DISCUSSION, itemIds, rooms } });
  for (const { groupId, chairId } of rooms) {
    const place = { discussionId: DISCUSSION, groupId };
    await council.must(chairId, { type: 'openRoom', ...place });
    await council.must(chairId, { type: 'setRoomItem', ...place, itemId: ITEM });
  }
  const [to1] = GROUPS;
  const place = { discussionId: DISCUSSION, groupId: to1! };
  const entries = [{ memberId: SPEAKER, here: true }];
  await council.must(SPEAKER, { type: 'callRoomRoll', ...place, entries });
  const request = {
    requestId: 'r1' as RequestId,
    room: to1!,
    itemId: ITEM,
    kind: 'speech',
    topic: '',
  } as const;
  await council.must(SPEAKER, { type: 'askToSpeak', ...request });
  const handing = { speechId: 'p1' as SpeechId, seconds: null, after: null };
  await council.must(CHAIR_1, { type: 'giveFloor', requestId: 'r1' as RequestId, ...handing });
  await council.must(SCRIBE_1, { type: 'extendFloor', speechId: 'p1' as SpeechId, seconds: 60 });
  const save = (by: MemberId, groupId: GroupId, section: NoteSection, revision: number, text: string) =>
    council.must(by, {
      type: 'saveNotes',
      discussionId: DISCUSSION,
      groupId,
      itemId: ITEM,
      section,
      revision,
      text,
    });
  await save(SCRIBE_1, to1!, { kind: 'member', memberId: SPEAKER }, 0, 'Làm rõ nguồn vốn');
  await save(SECRETARY, to1!, { kind: 'general' }, 0, 'Cơ bản nhất trí');
  await save(SCRIBE_1, to1!, { kind: 'general' }, 1, 'Nhất trí');
  await save(SCRIBE_2, GROUPS[1]!, { kind: 'proposals' }, 0, 'Bổ sung biểu');
  for (const { groupId, chairId, secretaryId } of rooms) {
    const notes = { discussionId: DISCUSSION, groupId, itemId: ITEM };
    await council.must(secretaryId, { type: 'closeRoom', discussionId: DISCUSSION, groupId });
    await council.must(chairId, { type: 'approveNotes', ...notes, revision: groupId === to1 ? 3 : 1 });
  }
  await council.must(SECRETARY, { type: 'gatherNotes', discussionId: DISCUSSION });
  const text = 'Các tổ cơ bản nhất trí';
  await council.must(SECRETARY, {
    type: 'saveReport',
    discussionId: DISCUSSION,
    itemId: ITEM,
    revision: 0,
    text,
  });
  await council.must(CHAIR, { type: 'publishReport', discussionId: DISCUSSION, revision: 1 });
  original = await council.record();
});

const by = (actor: MemberId) => (event: OpenEvent) => void (event.actor = actor);
const partOf = (payload: Record<string, unknown>, key: string) => payload[key] as Record<string, unknown>;

describe('verify knows discussions in groups', () => {
  it('an untouched record fits', () => {
    const { findings, ledger } = verifyRecord(parseRecord(original));
    expect(findings).toEqual([]);
    expect(ledger.discussions.get(DISCUSSION)?.report).toBe('published');
  });

  const TAMPERINGS: readonly [
    name: string,
    type: string,
    change: (event: OpenEvent, record: OpenRecord) => OpenEvent | void,
    code: FindingCode,
  ][] = [
    ['a delegate prepares a discussion', 'discussionPut', by(SPEAKER), 'actorWrong'],
    [
      'somebody of another group chairs',
      'discussionPut',
      (event) => {
        event.payload = event.payload.replaceAll(CHAIR_1, CHAIR_2);
      },
      'notADelegate',
    ],
    [
      'one writes in both rooms',
      'discussionPut',
      (event) => {
        event.payload = event.payload.replaceAll(SCRIBE_2, SCRIBE_1);
      },
      'discussionWrong',
    ],
    ['the other room’s chair opens', 'roomOpened', by(CHAIR_2), 'actorWrong'],
    [
      'a room is opened twice',
      'roomOpened',
      (event, record) => insertAfter(record, event, {}),
      'roomStateWrong',
    ],
    ['a delegate says who is there', 'roomRollCalled', by(STRANGER), 'actorWrong'],
    ['a delegate takes the floor of a room', 'floorGiven', by(SPEAKER), 'actorWrong'],
    ['the other room’s secretary gives time', 'floorExtended', by(SCRIBE_2), 'actorWrong'],
    [
      'the floor of a room on another item',
      'floorGiven',
      (event) => rewrite(event, (body) => (partOf(body, 'speech')['itemId'] = 'item-2')),
      'speechStateWrong',
    ],
    [
      'a speech goes on after the close',
      'roomClosed',
      (_, record) => drop(record, eventOf(record, 'floorEnded')),
      'speechStateWrong',
    ],
    ['a delegate writes the notes', 'notesSaved', by(SPEAKER), 'actorWrong'],
    [
      'a revision is left out',
      'notesSaved',
      (event) => rewrite(event, (body) => (partOf(body, 'part')['revision'] = 2)),
      'textWrong',
    ],
    [
      'notes are written after the approval',
      'notesApproved',
      (event, record) => {
        const saved = eventOf(record, 'notesSaved', 2);
        return insertAfter(record, event, {
          ...saved,
          payload: saved.payload.replace('"revision":2', '"revision":3'),
        });
      },
      'textWrong',
    ],
    ['the secretary approves', 'notesApproved', by(SECRETARY), 'actorWrong'],
    [
      'notes are gathered without an approval',
      'notesGathered',
      (_, record) => drop(record, eventOf(record, 'notesApproved')),
      'textWrong',
    ],
    ['a delegate gathers', 'notesGathered', by(SPEAKER), 'actorWrong'],
    ['a delegate publishes the report', 'reportPublished', by(SPEAKER), 'actorWrong'],
    [
      'the report is written on after it was published',
      'reportPublished',
      (event, record) => insertAfter(record, event, { ...eventOf(record, 'reportSaved'), at: event.at }),
      'roomStateWrong',
    ],
  ];

  it.each(TAMPERINGS)('%s is found', (_, type, change, code) => {
    const { findings, named } = findingsAfter(original, (record) => {
      const event = eventOf(record, type);
      return change(event, record) ?? event;
    });
    expect(findings.map((finding) => [finding.code, finding.seq])).toContainEqual([code, named.seq]);
  });

  it('words changed after they were approved or published are found at the approval', () => {
    for (const [saved, key, approval] of [
      ['notesSaved', 'part', 'notesApproved'],
      ['reportSaved', 'saved', 'reportPublished'],
    ] as const) {
      const { findings, named } = findingsAfter(original, (record) => {
        rewrite(eventOf(record, saved), (body) => (partOf(body, key)['text'] = 'Không nhất trí'));
        return eventOf(record, approval);
      });
      expect(findings.map(({ code, seq }) => [code, seq])).toEqual([['approvedTextDiffers', named.seq]]);
    }
  });
});
