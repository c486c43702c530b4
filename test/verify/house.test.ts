import { beforeAll, describe, expect, it } from 'vitest';
import { UBND } from '../../shared/domain/builtInPacks.ts';
import { HDND } from '../../shared/domain/rulePack.ts';
import type { MemberId } from '../../shared/domain/ids.ts';
import type { Member, Role } from '../../shared/domain/roster.ts';
import { MemoryRoomStore } from '../../server/store/memory/MemoryRoomStore.ts';
import type { FindingCode } from '../../server/verify/findings.ts';
import { parseRecord } from '../../server/verify/RecordFile.ts';
import { verifyRecord } from '../../server/verify/verifyRecord.ts';
import { CHAIR, Council, councilParts, delegateId, SECRETARY, SESSION, SITTING } from './Council.ts';
import { drop, eventOf, rewrite, type OpenEvent, type OpenRecord, findingsAfter } from './Tampering.ts';

/** A record with own packs, mandates, a seat map, substitutes and the door. */
let original: string;

const DECISION = 'Nghị quyết số 12/NQ-HĐND';
const personOf = (id: string, roles: readonly Role[]): Member => ({
  ...{ id: id as MemberId, name: id, position: '', roles, groupId: null, committeeIds: [] },
});
const substitute = (presence: 'substituted' | 'absent') => [
  { memberId: delegateId(60), presence, ...(presence === 'absent' ? {} : { substitute: 'Trần Văn Tư' }) },
];

function findings(change: (record: OpenRecord) => void = () => {}): FindingCode[] {
  return findingsAfter(original, change).findings.map(({ code }) => code);
}

const by = (event: OpenEvent, actor: MemberId) => Object.assign(event, { actor });
const changed = (type: string, change: (payload: Record<string, unknown>) => void, index = 0) =>
  findings((record) => rewrite(eventOf(record, type, index), change));

beforeAll(async () => {
  const pack = { ...UBND, id: 'noi-quy', version: 1 };
  const parts = councilParts(new MemoryRoomStore(), { clock: () => 1_800_000_000_000 });
  const council = await Council.open(parts, 61, async () => {}, pack);
  await council.must(SECRETARY, { type: 'putRulePack', pack });
  await council.must(SECRETARY, { type: 'putRulePack', pack: { ...pack, version: 2, voteSeconds: 90 } });
  await council.must(SECRETARY, { type: 'removeRulePack', packId: 'noi-quy' });
  const seats = [
    { id: 'g1', label: '1', x: 60, y: 60, memberId: CHAIR },
    { id: 'g2', label: '2', x: 120, y: 60, memberId: delegateId(9) },
  ];
  await council.must(SECRETARY, { type: 'putSeatMap', seats });
  const ended = { type: 'endMandate', memberId: delegateId(50), reason: 'died', decision: DECISION } as const;
  await council.must(CHAIR, ended);
  const member = personOf('bau-bo-sung', ['delegate']);
  await council.must(CHAIR, { type: 'fillVacancy', member, decision: DECISION });
  await council.must(SECRETARY, { ...ended, memberId: delegateId(51) });
  const called = { type: 'callRoll', sittingId: SITTING, entries: substitute('substituted') } as const;
  await council.must(SECRETARY, called);
  const code = council.room.door(SITTING)?.code ?? '';
  await council.must(delegateId(61), { type: 'enterByDoor', sittingId: SITTING, code });
  const vote = await council.openVote(1);
  await council.cast(delegateId(61), vote, 'for');
  await council.must(CHAIR, { type: 'closeVote', voteId: vote });
  original = await council.record();
});

describe('verify of packs, mandates, seats and the roll', () => {
  it('an untouched record fits, and the vote is counted out of those in office', () => {
    const { findings: found, ledger } = verifyRecord(parseRecord(original));
    expect(found).toEqual([]);
    expect(ledger.seats).toBe(60);
    expect([...ledger.votes.values()][0]?.tally).toMatchObject({ for: 1, total: 60, seats: 60, needed: 31 });
    expect(SESSION).toBe(ledger.sessionId);
  });

  it.each<[string, string, FindingCode, MemberId]>([
    ['a pack by a delegate', 'rulePackPut', 'actorWrong', delegateId(9)],
    ['a pack removed by the chair', 'rulePackRemoved', 'actorWrong', CHAIR],
    ['a seat map by a delegate', 'seatMapPut', 'actorWrong', delegateId(9)],
    ['a mandate ended by a delegate', 'mandateEnded', 'actorWrong', delegateId(9)],
    ['a vacancy filled by a delegate', 'vacancyFilled', 'actorWrong', delegateId(9)],
    ['a delegate brought in by another', 'doorEntered', 'actorWrong', delegateId(9)],
  ])('%s is found', (_, type, code, actor) => {
    expect(findings((record) => by(eventOf(record, type), actor))).toContain(code);
  });

  it.each<[string, string, FindingCode, (payload: Record<string, unknown>) => void]>([
    ['a mandate that ends twice', 'mandateEnded', 'notADelegate', (one) => (one['memberId'] = 'secretary')],
    ['a total that falls by two', 'mandateEnded', 'termsWrong', (one) => (one['seats'] = 59)],
    ['a decision without words', 'mandateEnded', 'termsWrong', (one) => (one['decision'] = ' ')],
    ['another time', 'vacancyFilled', 'termsWrong', (one) => (one['at'] = 1)],
    ['a total that stays', 'vacancyFilled', 'termsWrong', (one) => (one['seats'] = 60)],
    ['a guest elected', 'vacancyFilled', 'notADelegate', (one) => (one['member'] = personOf('x', ['guest']))],
    [
      'one elected twice',
      'vacancyFilled',
      'idTaken',
      (one) => (one['member'] = personOf('d09', ['delegate'])),
    ],
    [
      'a substitute without a name',
      'rollCalled',
      'substituteWrong',
      (one) => (one['entries'] = [{ memberId: delegateId(60), presence: 'substituted' }]),
    ],
    [
      'a name without a substitute',
      'rollCalled',
      'substituteWrong',
      (one) =>
        (one['entries'] = [{ memberId: delegateId(60), presence: 'present', substitute: 'Trần Văn Tư' }]),
    ],
    ['a roll by somebody else', 'rollCalled', 'actorWrong', (one) => (one['by'] = 'd01')],
    ['late told as present', 'doorEntered', 'termsWrong', (one) => (one['presence'] = 'present')],
    [
      'two on one seat',
      'seatMapPut',
      'idTaken',
      (one) => {
        const [first, second] = one['seats'] as Record<string, unknown>[];
        one['seats'] = [first, { ...second, memberId: CHAIR }];
      },
    ],
    [
      'a seat of nobody known',
      'seatMapPut',
      'nothingNamed',
      (one) => {
        one['seats'] = [{ id: 'g9', label: '', x: 1, y: 1, memberId: 'none' }];
      },
    ],
    ['a pack removed that never was', 'rulePackRemoved', 'nothingNamed', (one) => (one['packId'] = 'none')],
  ])('%s is found', (_, type, code, change) => {
    expect(changed(type, change, -1 * Number(type === 'rollCalled'))).toContain(code);
  });

  it('a pack that goes back in version is found', () => {
    expect(changed('rulePackPut', ({ pack }) => ((pack as { version: number }).version = 1), 1)).toContain(
      'idTaken',
    );
  });

  it('a total changed by hand, or a decision left out, is found', () => {
    const byHand = findings((record) => {
      const ended = eventOf(record, 'mandateEnded');
      const council = { name: 'HĐND', level: 'province', term: '2026–2031', seats: 60 };
      ended.type = 'detailsChanged';
      ended.payload = JSON.stringify({ type: 'detailsChanged', details: { title: 'x', place: '' }, council });
      ended.actor = SECRETARY;
    });
    expect(byHand).toContain('seatsByHand');
    const leftOut = findings((record) => drop(record, eventOf(record, 'mandateEnded')));
    expect(leftOut).toContain('electorateWrong');
    expect(leftOut).toContain('termsWrong');
  });

  it('a substitute in a council that has none is found', () => {
    const codes = findings((record) =>
      rewrite(eventOf(record, 'sittingOpened'), (payload) => {
        payload['pack'] = { ...(payload['pack'] as object), substitutes: HDND.substitutes };
      }),
    );
    expect(codes).toContain('substituteWrong');
  });
});
