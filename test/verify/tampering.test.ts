import { generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { VoteId } from '../../shared/domain/ids.ts';
import { ballotText } from '../../shared/domain/signedText.ts';
import type { CommandAnswer, Receipt } from '../../shared/protocol/commands.ts';
import { ServerKey } from '../../server/room/ServerKey.ts';
import { MemoryRoomStore } from '../../server/store/memory/MemoryRoomStore.ts';
import { checkReceipt } from '../../server/verify/checkReceipt.ts';
import { describeVotes } from '../../server/verify/describeVotes.ts';
import type { Finding, FindingCode } from '../../server/verify/findings.ts';
import { parseRecord } from '../../server/verify/RecordFile.ts';
import { verifyRecord } from '../../server/verify/verifyRecord.ts';
import { SERVER_KEY } from '../room/house.ts';
import { Council, councilParts, delegateId, newSigner, SESSION, sha256Of, signedBy } from './Council.ts';
import {
  drop,
  eventOf,
  insertAfter,
  openRecord,
  payloadOf,
  rechain,
  resign,
  rewrite,
  type OpenEvent,
  type OpenRecord,
} from './Tampering.ts';

/** How far the tamperer goes: only the events, the hashes as well, or he is the house itself. */
type Reach = 'events' | 'hashes' | 'house';

const FOREIGN_KEY = new ServerKey(generateKeyPairSync('ed25519').privateKey);
const VOTE = 'vote-1' as VoteId;
const ABSENT = delegateId(61);
const REVOKED = delegateId(50);

let council: Council;
let original: string;
let receipt: Receipt;
let replaced: Receipt;
let late: CommandAnswer;

function findingsOf(record: OpenRecord): readonly Finding[] {
  return verifyRecord(parseRecord(JSON.stringify(record))).findings;
}

function tampered(reach: Reach, change: (record: OpenRecord) => void): OpenRecord {
  const record = openRecord(original);
  change(record);
  if (reach !== 'events') rechain(record);
  if (reach === 'house') resign(record, SERVER_KEY);
  return record;
}

function receiptFindings(proof: unknown, record: OpenRecord): FindingCode[] {
  const file = parseRecord(JSON.stringify(record));
  return checkReceipt(JSON.stringify(proof), file, verifyRecord(file).ledger).map(({ code }) => code);
}

type Ballot = Record<string, unknown>;
function changeBallot(event: OpenEvent, change: (ballot: Ballot) => void): void {
  rewrite(event, (payload) => change(payload['ballot'] as Ballot));
}

/** A ballot that is well signed, put in by the house itself behind the delegate's back. */
function plantBallot(record: OpenRecord, after: OpenEvent, ballot: Ballot, voteId = VOTE): OpenEvent {
  const payload = JSON.stringify({ type: 'ballotCast', voteId, ballot });
  return insertAfter(record, after, { type: 'ballotCast', actor: ballot['memberId'] as string, payload });
}

function signedBallot(number: number, choice: 'for' | 'against', serial: number): Ballot {
  const command = council.ballot(delegateId(number), VOTE, choice, serial);
  const { deviceId, signature } = command;
  return { memberId: delegateId(number), choice, serial, deviceId, signature };
}

beforeAll(async () => {
  council = await Council.open(councilParts(new MemoryRoomStore()));
  const vote = await council.openVote(1);
  // Two who have a second device, by consent and by the desk, and one whose device is lost in mid-vote.
  await council.enrol(delegateId(2), council.signers.get(delegateId(2)) ?? null);
  const kept = council.signers.get(delegateId(3));
  const waiting = await council.enrol(delegateId(3));
  for (const actor of ['secretary', 'd01'] as never[]) {
    await council.must(actor, { type: 'approveDevice', deviceId: waiting.deviceId });
  }
  expect(kept?.deviceId).not.toBe(waiting.deviceId);
  for (let number = 1; number <= 32; number += 1) await council.cast(delegateId(number), vote, 'for');
  for (let number = 33; number <= 40; number += 1) await council.cast(delegateId(number), vote, 'against');
  const first = await council.cast(delegateId(41), vote, 'for');
  const second = await council.cast(delegateId(41), vote, 'abstain', 2);
  if (first.receipt === undefined || second.receipt === undefined) throw new Error('no receipt');
  [replaced, receipt] = [first.receipt, second.receipt];
  const lost = council.signers.get(REVOKED);
  await council.must('secretary' as never, { type: 'revokeDevice', deviceId: lost?.deviceId as never });
  await council.must('d01' as never, { type: 'closeVote', voteId: vote });
  late = await council.room.execute(
    delegateId(42),
    '00000000-0000-4000-9000-000000000001',
    council.ballot(delegateId(42), vote, 'for'),
  );
  await council.must('d01' as never, { type: 'announceVote', voteId: vote });
  const cancelled = await council.openVote(2);
  await council.cast(delegateId(1), cancelled, 'for');
  await council.newVersion(2);
  original = await council.record();
});

describe('verify', () => {
  it('an untouched record fits, with the arithmetic of its votes', () => {
    const { findings, ledger } = verifyRecord(parseRecord(original));
    expect(findings).toEqual([]);
    const said = describeVotes(ledger).join('\n');
    expect(said).toContain('32/61 tán thành, cần ít nhất 31 (quá nửa tổng số đại biểu): thông qua');
    expect(said).toContain('32/61 in favour, at least 31 needed (more than half of all seats): carried');
    expect(said).toContain('8 không tán thành, 1 không biểu quyết, 19 có mặt không bỏ phiếu, 1 vắng');
    expect(said).toContain('60/61 có mặt, cần ít nhất 41');
    expect(said).toContain('đã hủy');
  });

  it('receipts are in the record, and a late ballot is not', () => {
    const record = openRecord(original);
    expect(receiptFindings(receipt, record)).toEqual([]);
    expect(receiptFindings({ accepted: true, seq: 1, receipt: replaced }, record)).toEqual([]);
    expect(late).toMatchObject({ accepted: false, refusal: { code: 'voteClosed' } });
    expect(receiptFindings(late, record)).toEqual([]);
    expect(receiptFindings({ ...receipt, choice: 'for' }, record)).toEqual(['receiptSignature']);
    expect(receiptFindings({ ...receipt, sessionId: 'other' }, record)).toEqual(['receiptForeign']);
    expect(receiptFindings({ nothing: 1 }, record)).toEqual(['receiptMalformed']);
  });

  /** What is done, how far the tamperer goes, and what has to be named; `null` for the file as a whole. */
  const TAMPERINGS: readonly [
    name: string,
    reach: Reach,
    change: (record: OpenRecord) => { seq: number | null } | void,
    code: FindingCode,
  ][] = [
    ['a dropped ballot', 'events', (record) => drop(record, eventOf(record, 'ballotCast', 5)), 'seqWrong'],
    [
      'a doubled ballot',
      'events',
      (record) => {
        insertAfter(record, eventOf(record, 'ballotCast', 5), {});
      },
      'seqWrong',
    ],
    [
      'two events swapped',
      'events',
      (record) => {
        const at = record.events.indexOf(eventOf(record, 'ballotCast', 5));
        record.events.splice(at, 2, ...record.events.slice(at, at + 2).reverse());
      },
      'seqWrong',
    ],
    [
      'a re-dated event',
      'events',
      (record) => {
        const event = eventOf(record, 'ballotCast', 7);
        event.at -= 60_000;
        return event;
      },
      'chainChanged',
    ],
    [
      'another actor',
      'events',
      (record) => {
        const event = eventOf(record, 'voteClosed');
        event.actor = 'secretary';
        return event;
      },
      'chainChanged',
    ],
    [
      'a changed content',
      'events',
      (record) => {
        const event = eventOf(record, 'ballotCast', 7);
        changeBallot(event, (ballot) => (ballot['choice'] = 'against'));
        return event;
      },
      'payloadChanged',
    ],
    ['a log cut off at the end', 'events', (record) => void record.events.splice(-3), 'headDiffers'],
    ['a head signed by another key', 'events', (record) => resign(record, FOREIGN_KEY), 'headSignature'],
    [
      'another house that signs the head',
      'events',
      (record) => {
        record.serverKey = FOREIGN_KEY.publicKey;
        resign(record, FOREIGN_KEY);
      },
      'serverKeyDiffers',
    ],
    [
      'a dropped ballot, all hashes computed anew',
      'hashes',
      (record) => drop(record, eventOf(record, 'ballotCast', 5)),
      'headSignature',
    ],
    [
      're-dated, all hashes computed anew',
      'hashes',
      (record) => void (eventOf(record, 'voteClosed').at += 60_000),
      'headSignature',
    ],
    [
      'a changed choice',
      'house',
      (record) => {
        const event = eventOf(record, 'ballotCast', 35);
        changeBallot(event, (ballot) => (ballot['choice'] = 'for'));
        return event;
      },
      'ballotSignature',
    ],
    [
      'a choice signed again with another key',
      'house',
      (record) => {
        const event = eventOf(record, 'ballotCast', 35);
        const { memberId, serial } = payloadOf(event)['ballot'] as { memberId: never; serial: number };
        const sha256 = sha256Of('file-1-v1');
        const text = ballotText({
          sessionId: SESSION,
          voteId: VOTE,
          sha256,
          memberId,
          choice: 'for',
          serial,
        });
        const signature = signedBy(newSigner(), text);
        changeBallot(event, (ballot) => Object.assign(ballot, { choice: 'for', signature }));
        return event;
      },
      'ballotSignature',
    ],
    [
      'a ballot of another vote',
      'house',
      (record) => {
        const event = eventOf(record, 'ballotCast', -1);
        const ballot = payloadOf(event)['ballot'] as Ballot;
        return plantBallot(record, eventOf(record, 'ballotCast', 41), { ...ballot, serial: 2 });
      },
      'ballotSignature',
    ],
    [
      'a ballot of an absent delegate',
      'house',
      (record) => plantBallot(record, eventOf(record, 'ballotCast', 5), signedBallot(61, 'for', 1)),
      'notHere',
    ],
    [
      'a ballot after the close',
      'house',
      (record) => plantBallot(record, eventOf(record, 'voteClosed'), signedBallot(43, 'for', 1)),
      'ballotAfterClose',
    ],
    [
      'a second ballot with the same serial',
      'house',
      (record) => plantBallot(record, eventOf(record, 'ballotCast', 38), signedBallot(33, 'for', 1)),
      'serialWrong',
    ],
    [
      'a ballot by a device that was revoked before',
      'house',
      (record) => plantBallot(record, eventOf(record, 'deviceRevoked'), signedBallot(50, 'for', 1)),
      'deviceNotActive',
    ],
    [
      "a ballot with another member's device",
      'house',
      (record) => {
        const { deviceId, signature } = signedBallot(44, 'for', 1);
        const ballot = { memberId: delegateId(45), choice: 'for', serial: 1, deviceId, signature };
        return plantBallot(record, eventOf(record, 'ballotCast', 5), ballot);
      },
      'deviceForeign',
    ],
    [
      'a device that the house enrols for a delegate, to vote with it',
      'house',
      (record) => {
        const { deviceId: id, publicKey } = newSigner();
        const memberId = delegateId(46);
        const device = { id, memberId, publicKey, name: '', standing: 'active', approvedBy: [] };
        const payload = JSON.stringify({ type: 'deviceEnrolled', device, consent: null });
        const changes = { type: 'deviceEnrolled', actor: memberId, payload };
        return insertAfter(record, eventOf(record, 'voteOpened'), changes);
      },
      'enrolmentForged',
    ],
    [
      'a forged consent',
      'house',
      (record) => {
        const event = record.events.find((one) => one.payload.includes('"consent":{'));
        if (event === undefined) throw new Error('no consent');
        rewrite(event, (payload) => {
          const consent = payload['consent'] as Record<string, unknown>;
          consent['signature'] = signedBy(newSigner(), 'something else');
        });
        return event;
      },
      'enrolmentForged',
    ],
    [
      'a device approved twice by the same person',
      'house',
      (record) => {
        const [event, other] = [eventOf(record, 'deviceApproved', 0), eventOf(record, 'deviceApproved', 1)];
        other.payload = event.payload;
        other.actor = event.actor;
        return other;
      },
      'approvalWrong',
    ],
    [
      'a device whose id is not its key',
      'house',
      (record) => {
        const event = eventOf(record, 'deviceEnrolled', 8);
        rewrite(event, (payload) => {
          (payload['device'] as Record<string, unknown>)['publicKey'] = newSigner().publicKey;
        });
        return event;
      },
      'deviceIdWrong',
    ],
    [
      'a changed result',
      'house',
      (record) => {
        const event = eventOf(record, 'voteClosed');
        rewrite(event, (payload) => {
          Object.assign(payload['result'] as object, { for: 30, against: 10, carried: false });
        });
        return event;
      },
      'resultDiffers',
    ],
    [
      'fewer seats as denominator',
      'house',
      (record) => {
        const event = eventOf(record, 'voteOpened');
        rewrite(event, (payload) => ((payload['terms'] as Record<string, unknown>)['seats'] = 50));
        return event;
      },
      'termsWrong',
    ],
    [
      'a lower majority than the rules of the sitting',
      'house',
      (record) => {
        const event = eventOf(record, 'sittingOpened');
        rewrite(event, (payload) => {
          const pack = payload['pack'] as { majorities: { resolution: { strict: boolean } } };
          pack.majorities.resolution.strict = false;
        });
        return eventOf(record, 'voteOpened');
      },
      'termsWrong',
    ],
    [
      'a delegate left out of the roster',
      'house',
      (record) => {
        rewrite(eventOf(record, 'membersPut', 1), (payload) => void (payload['members'] as unknown[]).pop());
        return eventOf(record, 'voteOpened');
      },
      'electorateWrong',
    ],
    [
      'a delegate left out of the electorate',
      'house',
      (record) => {
        const event = eventOf(record, 'voteOpened');
        rewrite(event, (payload) => void (payload['terms'] as { electorate: string[] }).electorate.pop());
        return event;
      },
      'electorateWrong',
    ],
    [
      'a roll without a quorum',
      'house',
      (record) => {
        rewrite(eventOf(record, 'rollCalled'), (payload) => {
          (payload['entries'] as { presence: string }[])
            .slice(40)
            .forEach((one) => (one.presence = 'absent'));
        });
        return eventOf(record, 'voteOpened');
      },
      'noQuorum',
    ],
    [
      'another text under the vote',
      'house',
      (record) => {
        const event = eventOf(record, 'motionMade');
        rewrite(event, (payload) => {
          (payload['motion'] as Record<string, unknown>)['sha256'] = sha256Of('another text');
        });
        return event;
      },
      'textDiffers',
    ],
    [
      'a vote that outlived the new version of its text',
      'house',
      (record) => drop(record, eventOf(record, 'voteCancelled')),
      'voteNotCancelled',
    ],
    [
      'a content erased that the count needs',
      'events',
      (record) => {
        const event = eventOf(record, 'ballotCast', 3);
        Object.assign(event, { payload: null, salt: null });
        return event;
      },
      'erased',
    ],
    [
      'an event of a type nobody knows',
      'house',
      (record) => {
        const event = eventOf(record, 'voteAnnounced');
        const payload = JSON.stringify({ type: 'voteDecreed', voteId: VOTE });
        return insertAfter(record, event, { type: 'voteDecreed', payload });
      },
      'unknownEvent',
    ],
  ];

  it.each(TAMPERINGS)('finds and names %s (reach: %s)', (_, reach, change, code) => {
    let event: { seq: number | null } | void = undefined;
    const record = tampered(reach, (one) => {
      event = change(one);
    });
    const findings = findingsOf(record);
    const seq = (event as { seq: number | null } | undefined)?.seq;
    expect(findings).toContainEqual(
      seq === undefined ? expect.objectContaining({ code }) : expect.objectContaining({ code, seq }),
    );
  });

  it('a house that rewrites its own record is caught by ballots and by receipts', () => {
    // It drops a ballot, counts anew and signs: nothing in the file gives it away …
    const dropped = tampered('house', (record) => {
      drop(record, eventOf(record, 'ballotCast', 41));
      rewrite(eventOf(record, 'voteClosed'), (payload) => {
        Object.assign(payload['result'] as object, { for: 33, abstain: 0 });
      });
    });
    expect(findingsOf(dropped)).toEqual([]);
    // … but the delegate has kept the receipt.
    expect(receiptFindings(receipt, dropped)).toEqual(['receiptChain', 'receiptMissing']);
    // Everybody whose receipt is newer than what was rewritten sees it.
    const rewritten = tampered('house', (record) => void (eventOf(record, 'ballotCast', 1).at += 1));
    expect(findingsOf(rewritten)).toEqual([]);
    expect(receiptFindings(receipt, rewritten)).toEqual(['receiptChain']);
    expect(receiptFindings(late, rewritten)).toEqual(['receiptChain']);
  });

  it('a receipt is not in a record that ends before it', () => {
    const short = tampered('house', (record) => void record.events.splice(receipt.seq - 1));
    expect(receiptFindings(receipt, short)).toEqual(['receiptChain', 'receiptMissing']);
  });

  it('the absent delegate and the revoked device voted for nothing', () => {
    const vote = council.room.state.votes.get(VOTE);
    expect(vote?.ballots.has(ABSENT)).toBe(false);
    expect(vote?.ballots.has(REVOKED)).toBe(false);
  });
});
