import { describe, expect, test } from 'vitest';
import type { Command } from '../../shared/domain/command.ts';
import { discrepanciesOf } from '../../shared/domain/slipCount.ts';
import { member, poll } from './sessionRecord.ts';
import {
  closePoll,
  confidence,
  count,
  election,
  enterCount,
  openPoll,
  outcomes,
  pollOf,
  proposal,
  putPoll,
  resultOf,
  rowOf,
  tellers,
} from './slipRecord.ts';
import { votingRecord } from './votingRecord.ts';

const NAMED = tellers('db2', ['db3', 'db4'], ['db3', 'db4']);

function paperRecord(sheet = election(2, 'a', 'b', 'c')) {
  const record = votingRecord();
  record.ask(putPoll(sheet, { method: 'paper' }));
  record.ask(NAMED);
  record.ask(openPoll());
  return record;
}

const GOOD = count([5, 5, 4, 1], { a: [4], b: [3], c: [1] });

describe('tellers', () => {
  test('L11 tellers are delegates, each once, not on the slip, and two of them count', () => {
    const record = votingRecord();
    record.ask(putPoll(confidence('a')));
    expect(record.refusal(NAMED)).toBe('pollNotOnPaper');
    record.ask(putPoll(election(1, rowOf('a', { memberId: member('db2') }), 'b'), { method: 'paper' }));
    const wrong: readonly (readonly [Command, string])[] = [
      [tellers('nobody', ['db3'], ['db3', 'db4']), 'noSuchMember'],
      [tellers('thuky', ['db3'], ['db3', 'thuky']), 'notADelegate'],
      [tellers('db3', ['db3'], ['db3', 'db3']), 'tellersMalformed'],
      [tellers('db3', ['db4'], ['db3', 'db3']), 'tellersMalformed'],
      [tellers('db3', ['db4'], ['db3', 'daibieu']), 'tellersMalformed'],
      [tellers('db2', ['db4'], ['db2', 'db4']), 'tellersMalformed'],
    ];
    for (const [command, code] of wrong) expect(record.refusal(command)).toBe(code);
    record.ask(tellers('db3', ['db4'], ['db3', 'db4']));
    expect(record.ask(tellers('db3', ['db4'], ['db3', 'db4']))).toEqual([]);
    record.ask(openPoll());
    record.ask(tellers('db3', ['db4', 'daibieu'], ['db3', 'daibieu']));
    const over = paperRecord();
    for (const id of ['db3', 'db4']) over.ask(enterCount(GOOD), id);
    over.ask(closePoll());
    expect(over.refusal(tellers('db2', ['db3'], ['db2', 'db3']))).toBe('voteClosed');
  });
});

describe('counting on paper', () => {
  test('L12 each of the two enters his own count; another one has a reason', () => {
    const record = paperRecord();
    expect(record.refusal(enterCount(GOOD), 'db2')).toBe('notACounter');
    expect(record.refusal(enterCount(count([5, 5, 5, 0], { a: [1], b: [1] })), 'db3')).toBe('countMalformed');
    expect(record.refusal(enterCount(count([5, 5, 5, 0], { b: [1], a: [1], c: [1] })), 'db3')).toBe(
      'countMalformed',
    );
    expect(record.refusal(enterCount(count([5, 5, 5, 0], { a: [1, 2], b: [1], c: [1] })), 'db3')).toBe(
      'countMalformed',
    );
    record.ask(enterCount(GOOD), 'db3');
    expect(record.ask(enterCount(GOOD), 'db3')).toEqual([]);
    const other = count([5, 5, 4, 1], { a: [4], b: [2], c: [1] });
    expect(record.refusal(enterCount(other), 'db3')).toBe('reasonMissing');
    record.ask(enterCount(other, 'Đếm sót một phiếu'), 'db3');
    record.ask(tellers('db2', ['db3', 'db4'], ['db2', 'db4']));
    expect(pollOf(record).counts.size).toBe(0);
    const named = votingRecord();
    named.ask(putPoll(confidence('a')));
    expect(named.refusal(enterCount(GOOD), 'db3')).toBe('pollNotOpen');
    named.ask(openPoll());
    expect(named.refusal(enterCount(GOOD), 'db3')).toBe('pollNotOnPaper');
    const over = paperRecord();
    for (const id of ['db3', 'db4']) over.ask(enterCount(GOOD), id);
    over.ask(closePoll());
    expect(over.refusal(enterCount(other, 'muộn'), 'db3')).toBe('voteClosed');
  });

  test('L13 a poll on paper is closed when both counts agree and can be', () => {
    const record = paperRecord();
    expect(record.refusal(closePoll())).toBe('countMissing');
    record.ask(enterCount(GOOD), 'db3');
    expect(record.refusal(closePoll())).toBe('countMissing');
    record.ask(enterCount(count([5, 5, 4, 1], { a: [4], b: [2], c: [1] })), 'db4');
    expect(record.refusal(closePoll())).toBe('countsDiffer');
    record.ask(enterCount(GOOD, 'Đếm sót một phiếu của bà b'), 'db4');
    record.ask(closePoll());
    expect(resultOf(record)).toEqual({
      turnout: { method: 'paper', issued: 5, collected: 5, valid: 4, invalid: 1 },
      seats: 5,
      totals: [5],
      needed: [3],
      rows: [
        { rowId: 'a', counts: [4], outcome: 'elected' },
        { rowId: 'b', counts: [3], outcome: 'elected' },
        { rowId: 'c', counts: [1], outcome: 'notElected' },
      ],
      unfilled: 0,
    });
    const yes = paperRecord(proposal('removal'));
    const given = count([5, 5, 5, 0], { dn: [4, 1] });
    for (const id of ['db3', 'db4']) yes.ask(enterCount(given), id);
    yes.ask(closePoll());
    expect(outcomes(yes)).toBe('dn:carried');
  });

  test('L13 a count that cannot be is not closed, and what is wrong has a name', () => {
    const sheet = election(2, 'a', 'b', 'c');
    const wrong = [
      [count([6, 5, 5, 0], { a: [1], b: [1], c: [1] }), 'issuedOverElectorate null 6 5'],
      [count([4, 5, 5, 0], { a: [1], b: [1], c: [1] }), 'collectedOverIssued null 5 4'],
      [count([5, 5, 3, 1], { a: [1], b: [1], c: [1] }), 'validAndInvalid null 4 5'],
      [count([5, 5, 4, 1], { a: [1], b: [5], c: [0] }), 'rowOverValid b 5 4'],
      [count([5, 5, 4, 1], { a: [4], b: [4], c: [1] }), 'choicesOverAllowed null 9 8'],
    ] as const;
    for (const [given, expected] of wrong) {
      const found = discrepanciesOf(sheet, 5, given);
      expect(found.map((one) => `${one.of} ${one.rowId} ${one.found} ${one.expected}`)).toEqual([expected]);
      const record = paperRecord(sheet);
      for (const id of ['db3', 'db4']) record.ask(enterCount(given), id);
      expect(record.refusal(closePoll())).toBe('countUnsettled');
    }
    expect(discrepanciesOf(sheet, 5, GOOD)).toEqual([]);
    const record = paperRecord();
    expect(record.refusal({ ...enterCount(GOOD), pollId: poll('p9') }, 'db3')).toBe('noSuchPoll');
  });
});
