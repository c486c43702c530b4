import { describe, expect, it } from 'vitest';
import { pageAt } from '../../renderer/features/display/pages.ts';
import { sceneOf } from '../../renderer/features/display/scene.ts';
import { followUpsOf, isRunOffSpent, planOf } from '../../renderer/features/polls/followUps.ts';
import {
  emptyDraft,
  movedUp,
  planOfDraft,
  withMembers,
  withoutRow,
  withPerson,
  withRow,
} from '../../renderer/features/polls/pollDraft.ts';
import { latestDecision, pollAtHand, pollsOf } from '../../renderer/features/polls/polls.ts';
import { isFull, markOn, mayCast, rowsLeft, withMark } from '../../renderer/features/polls/slipDraft.ts';
import { afterSending, stepOf } from '../../renderer/features/polls/slipSteps.ts';
import { fromTypedDay, toTypedDay } from '../../renderer/features/polls/typedDay.ts';
import type { OwnSlip } from '../../renderer/room/Slips.ts';
import type { MemberId, RowId } from '../../shared/domain/ids.ts';
import { HDND, type RulePack } from '../../shared/domain/rulePack.ts';
import { project } from '../../shared/protocol/project.ts';
import { item, person, poll, row, type SessionRecord } from '../domain/sessionRecord.ts';
import {
  announcePoll,
  cancelPoll,
  castAll,
  closePoll,
  confidence,
  election,
  marked,
  openPoll,
  outcomes,
  putPoll,
} from '../domain/slipRecord.ts';
import { cancelVote, DELEGATES, openVote, votingRecord } from '../domain/votingRecord.ts';
import type { SlipSheet } from '../../shared/domain/slip.ts';

const LIVE = {
  ...{ sharers: new Set<string>(), online: new Set<MemberId>(), epoch: 1 },
  head: { seq: 1, chainHash: '' },
};
const desk = ({ state }: SessionRecord) => project(state, 'desk', LIVE);

/** A poll that was closed after these slips. */
function decided(sheet: SlipSheet, slips: Readonly<Record<string, string>>, pack: RulePack = HDND) {
  const record = votingRecord(pack);
  record.ask(putPoll(sheet));
  record.ask(openPoll());
  castAll(record, slips);
  record.ask(closePoll());
  return record;
}

function offered(record: SessionRecord, id = 'p1', pack: RulePack = HDND) {
  const projection = desk(record);
  return followUpsOf(projection, projection.polls[poll(id)]!, pack);
}

/** Prepares what is offered, and answers it as `reason: rows, seats`. */
function followed(record: SessionRecord, id = 'p1', next = 'p2', pack: RulePack = HDND): string[] {
  return offered(record, id, pack).map((followUp) => {
    const view = desk(record).polls[poll(id)]!;
    record.ask({ type: 'putPoll', poll: planOf(view, followUp, poll(next)) });
    const { sheet } = followUp;
    const seats = sheet.form === 'election' ? `, ${sheet.toElect}` : '';
    return `${followUp.as}: ${sheet.rows.map((one) => one.id).join(' ')}${seats}`;
  });
}

describe('what the rules call for next', () => {
  it('is a run-off among the tied, accepted by the room, and offered once', () => {
    const record = decided(election(2, 'a', 'b', 'c', 'd'), {
      chutoa: 'a=elect b=elect',
      daibieu: 'a=elect c=elect',
      db2: 'a=elect b=elect',
      db3: 'a=elect c=elect',
      db4: 'b=elect c=elect',
    });
    expect(outcomes(record)).toBe('a:elected b:tied c:tied d:notElected');
    expect(followed(record)).toEqual(['runOff: b c, 1']);
    expect(offered(record)).toEqual([]);
    record.ask(openPoll('p2'));
    record.ask({ type: 'cancelPoll', pollId: poll('p2'), reason: 'Mất điện' });
    expect(offered(record).map(({ as }) => as)).toEqual(['runOff']);
    expect(offered(record, 'p2').map(({ as }) => as)).toEqual(['repeat']);
  });

  it('ends with the run-offs that the pack allows', () => {
    const third = { share: { numerator: 1, denominator: 3 }, strict: false, of: 'seats' } as const;
    const pack = { ...HDND, id: 'own', elections: { ...HDND.elections, majority: third } };
    const even = { chutoa: 'a=elect', daibieu: 'a=elect', db2: 'b=elect', db3: 'b=elect' };
    const record = decided(election(1, 'a', 'b'), even, pack);
    expect(followed(record, 'p1', 'p2', pack)).toEqual(['runOff: a b, 1']);
    record.ask(openPoll('p2'));
    castAll(record, even, 'p2');
    record.ask(closePoll('p2'));
    expect(outcomes(record, 'p2')).toBe('a:tied b:tied');
    expect(offered(record, 'p2', pack)).toEqual([]);
    const projection = desk(record);
    expect(isRunOffSpent(projection, projection.polls[poll('p2')]!, pack)).toBe(true);
    expect(isRunOffSpent(projection, projection.polls[poll('p1')]!, pack)).toBe(false);
  });

  it('is an election for the places left empty, without who was elected', () => {
    const all = Object.fromEntries(DELEGATES.map((id) => [id, 'a=elect']));
    const record = decided(election(2, 'a', 'b', 'c'), all);
    expect(followed(record)).toEqual(['further: b c, 1']);
    expect(followed(decided(election(2, 'a', 'b'), all))).toEqual(['further: b, 1']);
  });

  it('is a vote of confidence on those alone of whom it is due', () => {
    const slips = Object.fromEntries(DELEGATES.map((id) => [id, 'a=low b=high c=low']));
    expect(followed(decided(confidence('a', 'b', 'c'), slips))).toEqual(['confidence: a c']);
    expect(followed(decided(confidence('a'), { db2: 'a=high' }))).toEqual([]);
  });

  it('is the same again after it was cancelled, and nothing while it is open', () => {
    const record = votingRecord();
    record.ask(putPoll(confidence('a', 'b')));
    expect(offered(record)).toEqual([]);
    record.ask(openPoll());
    expect(offered(record)).toEqual([]);
    record.ask(cancelPoll());
    expect(followed(record)).toEqual(['repeat: a b']);
  });
});

describe('what the room is about', () => {
  it('is the newest of votes and polls, and always the one that is open', () => {
    const record = votingRecord();
    const now = () => {
      const { vote, poll: at } = latestDecision(desk(record));
      return vote?.id ?? at?.id ?? null;
    };
    expect(now()).toBeNull();
    record.ask(putPoll(confidence('a')));
    expect(now()).toBeNull();
    record.ask(openVote());
    expect(now()).toBe('bq1');
    record.ask(cancelVote());
    record.ask(openPoll());
    expect(now()).toBe('p1');
    expect(pollAtHand(desk(record))?.id).toBe('p1');
    record.ask(closePoll());
    expect([now(), pollAtHand(desk(record))?.id]).toEqual(['p1', 'p1']);
    record.ask(announcePoll());
    expect(pollAtHand(desk(record))).toBeNull();
    record.ask(openVote('bq2'));
    expect(now()).toBe('bq2');
  });

  it('polls of an item stand in the order of their opening, those to come at the end', () => {
    const record = votingRecord();
    for (const id of ['p3', 'p1', 'p2']) record.ask(putPoll(confidence('a'), { id: poll(id) }));
    record.ask(openPoll('p2'));
    expect(pollsOf(desk(record), item('nd1')).map(({ id }) => id)).toEqual(['p2', 'p1', 'p3']);
    expect(pollsOf(desk(record), item('nd2'))).toEqual([]);
  });
});

describe('the hall', () => {
  const scene = (record: SessionRecord) => sceneOf(project(record.state, 'room', LIVE)).kind;

  it('sees that a poll is open, never a result before it is announced', () => {
    const record = votingRecord();
    record.ask(putPoll(confidence('a', 'b')));
    expect(scene(record)).toBe('item');
    record.ask(openPoll());
    expect(scene(record)).toBe('poll');
    castAll(record, { db2: 'a=low b=high' });
    record.ask(closePoll());
    const { kind, ...rest } = sceneOf(project(record.state, 'room', LIVE));
    expect([kind, 'poll' in rest && rest.poll.result]).toEqual(['poll', null]);
    record.ask(announcePoll());
    expect(scene(record)).toBe('pollResult');
    record.ask(openVote());
    expect(scene(record)).toBe('vote');
  });

  it('sees that a poll was cancelled', () => {
    const record = votingRecord();
    record.ask(putPoll(confidence('a')));
    record.ask(openPoll());
    record.ask(cancelPoll());
    expect(sceneOf(project(record.state, 'room', LIVE))).toMatchObject({
      ...{ kind: 'item', cancelled: { id: 'p1', state: 'cancelled' } },
    });
  });

  it('sees every row of a long result once in a round', () => {
    const rounds = [0, 8000, 16_000, 24_000].map((now) => pageAt(now, 30, 10));
    expect(rounds.map(({ page }) => page)).toEqual([0, 1, 2, 0]);
    expect(pageAt(12_345, 3, 3)).toEqual({ page: 0, pages: 1 });
    expect(pageAt(0, 0, 3)).toEqual({ page: 0, pages: 1 });
  });
});

describe('a slip that is filled in', () => {
  const three = confidence('a', 'b', 'c');
  const two = election(2, 'a', 'b', 'c');

  it('keeps the order of the sheet, whatever is marked first, and takes marks back', () => {
    let marks = withMark(three, [], row('c'), 'low');
    marks = withMark(three, marks, row('a'), 'high');
    expect(marks).toEqual(marked('a=high c=low'));
    expect(withMark(three, marks, row('a'), 'medium')).toEqual(marked('a=medium c=low'));
    expect(withMark(three, marks, row('a'), null)).toEqual(marked('c=low'));
    expect(markOn(marks, row('b'))).toBeNull();
    expect(rowsLeft(three, marks).map(({ id }) => id)).toEqual(['b']);
  });

  it('is full in an election with as many as there are places, and never else', () => {
    expect([isFull(two, marked('a=elect')), isFull(two, marked('a=elect b=elect'))]).toEqual([false, true]);
    expect(isFull(three, marked('a=high b=high c=high'))).toBe(false);
  });

  it('may be cast empty in an election alone', () => {
    expect([mayCast(two, []), mayCast(three, []), mayCast(three, marked('b=low'))]).toEqual([
      true,
      false,
      true,
    ]);
    expect(mayCast(two, marked('a=elect b=elect c=elect'))).toBe(false);
  });

  it('begins empty, and is left alone once something was sent', () => {
    expect(stepOf(null, undefined)).toEqual({ step: 'mark', marks: [] });
    const own = { marks: marked('a=high') } as OwnSlip;
    expect(stepOf(null, own)).toBeNull();
    expect(stepOf({ step: 'review', marks: [] }, own)).toEqual({ step: 'review', marks: [] });
    expect(stepOf({ step: 'sending', marks: [] }, undefined)).toBeNull();
  });

  it('is still there with its marks when the device could not keep it, and a newer change stays', () => {
    const marks = marked('a=high');
    const sent = { marks, serial: 1, state: 'cast' } as OwnSlip;
    const unsent = { marks, serial: 0, state: 'refused', refusal: null } as OwnSlip;
    expect(afterSending({ step: 'sending', marks }, sent)).toBeNull();
    expect(afterSending({ step: 'sending', marks }, unsent)).toEqual({ step: 'review', marks, fault: null });
    const change = { step: 'mark', marks: marked('a=low') } as const;
    expect(afterSending(change, sent)).toBe(change);
  });
});

describe('a poll that is being prepared', () => {
  const ids = (...rows: readonly { readonly id: RowId }[]) => rows.map(({ id }) => id).join(' ');
  const plan = (draft: Parameters<typeof planOfDraft>[0]) => planOfDraft(draft, poll('p1'), null);

  it('is a plan once title, item and everybody’s name are there', () => {
    let draft = emptyDraft(item('nd1'), 'Lấy phiếu tín nhiệm');
    expect(plan(draft)).toBeNull();
    let next = 0;
    const members = [person('db2', ['delegate'], { name: 'Bà Hai', position: 'Phó Chủ tịch' })];
    draft = withMembers(draft, members, () => row(`r${(next += 1)}`));
    expect(withMembers(draft, members, () => row('again'))).toEqual(draft);
    draft = withPerson(draft, row('x'), '  ', null);
    expect(plan(draft)).toBeNull();
    draft = withRow(draft, row('x'), { name: ' Ông Ba ', office: ' Giám đốc Sở ' });
    expect(plan(draft)?.sheet.rows).toEqual([
      { id: 'r1', name: 'Bà Hai', office: 'Phó Chủ tịch', born: '', memberId: 'db2' },
      { id: 'x', name: 'Ông Ba', office: 'Giám đốc Sở', born: '', memberId: null },
    ]);
    expect(plan({ ...draft, title: ' ' })).toBeNull();
    expect(plan({ ...draft, itemId: null })).toBeNull();
    expect(ids(...movedUp(draft, row('x')).rows)).toBe('x r1');
    expect(movedUp(draft, row('r1'))).toEqual(draft);
    expect(ids(...withoutRow(draft, row('r1')).rows)).toBe('x');
  });

  it('elects no more than there are candidates, and puts a proposal on paper only', () => {
    const draft = withPerson(emptyDraft(item('nd1'), 'Bầu'), row('x'), 'Ông Ba', null);
    expect(plan({ ...draft, form: 'election', toElect: 2 })).toBeNull();
    expect(plan({ ...draft, form: 'election', toElect: 1 })?.method).toBe('named');
    expect(plan({ ...draft, form: 'proposal' })?.method).toBe('paper');
  });

  it('takes days of birth as they are typed', () => {
    expect(fromTypedDay('19/5/1970')).toBe('1970-05-19');
    for (const wrong of ['31/2/1970', '1970', '', '19/5/70']) expect(fromTypedDay(wrong)).toBeNull();
    expect([toTypedDay('1970-05-19'), toTypedDay('')]).toEqual(['19/05/1970', '']);
  });
});
