import { expect, test } from 'vitest';
import { CUSTOM } from '../../shared/domain/builtInPacks.ts';
import type { MemberId, SittingId } from '../../shared/domain/ids.ts';
import type { RulePack } from '../../shared/domain/rulePack.ts';
import type { Projection, VoteView } from '../../shared/protocol/projection.ts';
import {
  castByProxy,
  entrustedIn,
  extraWeight,
  heldIn,
  possibleGivers,
  possibleHolders,
} from '../../renderer/features/proxies/proxies.ts';
import { openSittingOf, quorumOf } from '../../renderer/features/voting/sitting.ts';
import { runningResult } from '../../renderer/features/voting/result.ts';

const PEOPLE = ['a', 'b', 'c', 'd', 'e'];
const id = (text: string) => text as MemberId;

/** Five delegates; b has entrusted his vote to a, d to c; all are here but b and d. */
function projectionWith(
  proxyTerms: RulePack['proxyTerms'],
  roll: Readonly<Record<string, string>> = {},
): Projection {
  const pack: RulePack = { ...CUSTOM, id: 'uy-quyen', proxies: true, proxyTerms };
  return {
    session: { about: { council: { seats: 5 } } },
    members: Object.fromEntries(
      PEOPLE.map((one, order) => [one, { id: one, name: one, roles: ['delegate'], order }]),
    ),
    sittings: { s1: { id: 's1' as SittingId } },
    sittingRecords: { s1: { id: 's1', pack, openedAt: 1, closedAt: null, pause: null, hadQuorum: false } },
    roll: { 's1/a': 'present', 's1/c': 'late', 's1/e': 'present', ...roll },
    proxies: { 's1/b': { holderId: 'a', paper: '' }, 's1/d': { holderId: 'c', paper: 'Giấy số 7' } },
    voted: { 'v1/a': true, 'v1/d': true, 'v1/c': true },
  } as unknown as Projection;
}
const names = (members: readonly { readonly id: string }[]) => members.map((one) => one.id).join(' ');

test('who may hold and give a vote: no chains, and no more than the pack allows', () => {
  const projection = projectionWith(undefined);
  const open = openSittingOf(projection)!;
  expect(names(possibleHolders(projection, open, id('e')))).toBe('');
  expect(names(possibleHolders(projection, open, id('b')))).toBe('a e');
  expect(names(possibleGivers(projection, open))).toBe('b d e');
  const two = projectionWith({ perHolder: 2, inQuorum: false });
  expect(names(possibleHolders(two, openSittingOf(two)!, id('e')))).toBe('a c');
});

test('a proxy rests while its giver is here', () => {
  const projection = projectionWith(undefined, { 's1/b': 'late' });
  const known = entrustedIn(projection, openSittingOf(projection)!);
  expect(known.map(({ giver, holder, paper, rests }) => [giver.id, holder.id, paper, rests])).toEqual([
    ['b', 'a', '', true],
    ['d', 'c', 'Giấy số 7', false],
  ]);
});

test('the quorum counts who is represented only where the pack says so and the holder is here', () => {
  const here = (terms: RulePack['proxyTerms'], roll = {}) => {
    const projection = projectionWith(terms, roll);
    return quorumOf(projection, openSittingOf(projection)!).here;
  };
  expect(here({ perHolder: 1, inQuorum: false })).toBe(3);
  expect(here({ perHolder: 1, inQuorum: true })).toBe(5);
  expect(here({ perHolder: 1, inQuorum: true }, { 's1/c': 'left' })).toBe(3);
});

test('what the chair sees of votes cast by proxy, and totals where votes weigh', () => {
  const vote = {
    ...{ id: 'v1', seats: 5, entitled: 5, majority: CUSTOM.majorities.resolution },
    proxies: [
      { giverId: 'b', holderId: 'a' },
      { giverId: 'd', holderId: 'c' },
    ],
    weights: [{ memberId: 'a', weight: 4 }],
  } as unknown as VoteView;
  // d came and voted in person.
  expect(castByProxy(projectionWith(undefined), vote)).toBe(1);
  expect(heldIn(vote, id('a'))).toEqual(['b']);
  expect(heldIn(vote, id('e'))).toEqual([]);
  expect(extraWeight(vote)).toBe(3);
  expect(runningResult(vote, { for: 4, against: 1, abstain: 0 })).toMatchObject({ total: 8, needed: 5 });
});
