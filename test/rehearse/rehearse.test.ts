import { expect, test } from 'vitest';
import { buildBroken } from './brokenServer.ts';
import { rehearseFully } from './fullSession.ts';
import { describeReport } from './printReport.ts';
import { rehearse } from './rehearsal.ts';

const SMALL = { delegates: 6, votes: 2, kills: [2], seed: 7 };

test('a short rehearsal, with a kill in mid-vote, loses nothing that was acknowledged', async () => {
  const report = await rehearse(SMALL, () => undefined);
  expect(report.faults).toEqual([]);
}, 120_000);

test('a server that loses one ballot when it counts does not pass the rehearsal', async () => {
  const broken = await buildBroken();
  try {
    const report = await rehearse({ ...SMALL, program: broken.program }, () => undefined);
    expect(report.faults).toContain('the record does not verify');
  } finally {
    await broken.remove();
  }
}, 120_000);

test('a whole session of two days, over kills and a dead chair’s device, keeps everything acknowledged', async () => {
  const report = await rehearseFully({ delegates: 12, seed: 7 }, () => undefined);
  expect(report.faults).toEqual([]);
  expect(report.kills).toBeGreaterThan(2);
  // Every kind of vote took place, and everybody's choices are in the record.
  const wanted = [
    'ballotCast',
    'slipCast',
    'countEntered',
    'paperCounted',
    'opinionPublished',
    'promiseSettled',
  ];
  expect(wanted.filter((type) => !report.events.has(type))).toEqual([]);
  expect(report.receipts).toBeGreaterThan(150);
  expect(describeReport(report).join('\n')).toContain('ĐẠT: mọi điều đã xác nhận');
}, 240_000);
