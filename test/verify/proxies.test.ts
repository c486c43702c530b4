import { beforeAll, describe, expect, it } from 'vitest';
import { CUSTOM } from '../../shared/domain/builtInPacks.ts';
import type { MemberId, VoteId } from '../../shared/domain/ids.ts';
import type { Command } from '../../shared/domain/command.ts';
import type { RulePack } from '../../shared/domain/rulePack.ts';
import { MemoryRoomStore } from '../../server/store/memory/MemoryRoomStore.ts';
import { describeVotes } from '../../server/verify/describeVotes.ts';
import type { FindingCode } from '../../server/verify/findings.ts';
import { parseRecord } from '../../server/verify/RecordFile.ts';
import { verifyRecord } from '../../server/verify/verifyRecord.ts';
import { CHAIR, Council, councilParts, delegateId, SECRETARY, SITTING } from './Council.ts';
import { drop, eventOf, findingsAfter, insertAfter, rewrite, type OpenRecord } from './Tampering.ts';

type Inner = Record<string, unknown>;

const PACK: RulePack = {
  ...CUSTOM,
  id: 'uy-quyen',
  proxies: true,
  proxyTerms: { perHolder: 1, inQuorum: true },
  weights: true,
};
const [GIVER, OTHER, LATE] = [delegateId(40), delegateId(39), delegateId(38)];
const [HOLDER, SECOND, THIRD] = [delegateId(2), delegateId(3), delegateId(4)];

/** 40 of 61 seats are here by proxy or themselves, just enough; three votes are held, one is revoked in mid-vote. */
let original: string;

const entrust = (giverId: MemberId, holderId: MemberId, paper = ''): Command => ({
  type: 'entrustVote',
  sittingId: SITTING,
  ...{ giverId, holderId, paper },
});
const called = (presence: 'absent' | 'late', ...ids: readonly MemberId[]): Command => ({
  type: 'callRoll',
  sittingId: SITTING,
  entries: ids.map((memberId) => ({ memberId, presence })),
});

function findings(change: (record: OpenRecord) => void = () => {}): FindingCode[] {
  return findingsAfter(original, change).findings.map(({ code }) => code);
}
const changed = (type: string, change: (payload: Inner) => void, index = 0) =>
  findings((record) => rewrite(eventOf(record, type, index), change));

beforeAll(async () => {
  const parts = councilParts(new MemoryRoomStore(), { clock: () => 1_800_000_000_000 });
  const council = await Council.open(parts, 41, async () => {}, {
    ...PACK,
    quorum: { share: { numerator: 40, denominator: 61 }, strict: false, of: 'seats' },
  });
  await council.must(SECRETARY, { type: 'setWeights', weights: [{ memberId: GIVER, weight: 3 }] });
  await council.must(SECRETARY, called('absent', GIVER, OTHER, LATE));
  await council.must(GIVER, entrust(GIVER, HOLDER));
  await council.must(SECRETARY, entrust(OTHER, SECOND, 'Giấy ủy quyền số 7'));
  await council.must(LATE, entrust(LATE, THIRD));
  const vote = await council.openVote(1);
  for (const id of [HOLDER, SECOND, THIRD, CHAIR]) await council.cast(id, vote, 'for');
  await council.must(OTHER, { type: 'revokeProxy', sittingId: SITTING, giverId: OTHER });
  await council.must(SECRETARY, called('late', LATE));
  await council.cast(LATE, vote, 'against');
  await council.must(CHAIR, { type: 'closeVote', voteId: vote });
  original = await council.record();
});

describe('verify of proxies and weights', () => {
  it('an untouched record fits: who came voted himself, what was revoked counts no more', () => {
    const { findings: found, ledger } = verifyRecord(parseRecord(original));
    expect(found).toEqual([]);
    const vote = ledger.votes.get('vote-1' as VoteId);
    expect(vote?.here).toBe(40);
    // Weights of 41 delegates are 43, and 20 seats are vacant.
    expect(vote?.tally).toMatchObject({ for: 7, against: 1, silent: 33, absent: 2, total: 63, byProxy: 3 });
    const said = describeVotes(ledger).join('\n');
    expect(said).toContain('kể cả 3 phiếu theo ủy quyền');
    expect(said).toContain('tính theo giá trị phiếu');
  });

  it.each<[string, string, FindingCode, (payload: Inner) => void, number?]>([
    [
      'a held vote left out of the terms',
      'voteOpened',
      'termsWrong',
      ({ terms }) => ((terms as Inner)['proxies'] = ((terms as Inner)['proxies'] as unknown[]).slice(1)),
    ],
    [
      'a vote held by somebody else',
      'voteOpened',
      'termsWrong',
      ({ terms }) =>
        ((((terms as Inner)['proxies'] as Inner[])[0] as Inner)['holderId'] = delegateId(9) as string),
    ],
    [
      'a weight that was never set',
      'voteOpened',
      'termsWrong',
      ({ terms }) => ((((terms as Inner)['weights'] as Inner[])[0] as Inner)['weight'] = 5),
    ],
    ['another weight', 'weightsSet', 'termsWrong', ({ weights }) => ((weights as Inner[])[0]!['weight'] = 9)],
    [
      'a weight of nothing',
      'weightsSet',
      'weightWrong',
      ({ weights }) => ((weights as Inner[])[0]!['weight'] = 0),
    ],
    ['more by proxy', 'voteClosed', 'resultDiffers', ({ result }) => ((result as Inner)['byProxy'] = 4)],
    ['more votes for it', 'voteClosed', 'resultDiffers', ({ result }) => ((result as Inner)['for'] = 8)],
    ['a paper that is gone', 'proxyGiven', 'proxyWrong', (proxy) => (proxy['paper'] = ''), 1],
    ['a proxy to oneself', 'proxyGiven', 'proxyWrong', (proxy) => (proxy['holderId'] = proxy['giverId'])],
    ['a chain', 'proxyGiven', 'proxyWrong', (proxy) => (proxy['holderId'] = GIVER), 1],
    ['two for one holder', 'proxyGiven', 'proxyWrong', (proxy) => (proxy['holderId'] = HOLDER), 2],
    ['a holder who has no vote', 'proxyGiven', 'notADelegate', (proxy) => (proxy['holderId'] = SECRETARY)],
    [
      'rules that allow none',
      'sittingOpened',
      'proxyWrong',
      ({ pack }) => ((pack as Inner)['proxies'] = false),
    ],
    [
      "a People's Council that allows them",
      'sittingOpened',
      'rulesMalformed',
      ({ pack }) => ((pack as Inner)['id'] = 'hdnd'),
    ],
    [
      'a quorum without the givers',
      'sittingOpened',
      'noQuorum',
      ({ pack }) => (((pack as Inner)['proxyTerms'] as Inner)['inQuorum'] = false),
    ],
  ])('%s is found', (_, type, code, change, index = 0) => {
    expect(changed(type, change, index)).toContain(code);
  });

  it.each<[string, string, MemberId]>([
    ['a vote entrusted by another', 'proxyGiven', delegateId(9)],
    ['a proxy revoked by another', 'proxyRevoked', delegateId(9)],
    ['weights by the chair', 'weightsSet', CHAIR],
  ])('%s is found', (_, type, actor) => {
    expect(findings((record) => Object.assign(eventOf(record, type), { actor }))).toContain('actorWrong');
  });

  it('a revocation left out, or one that was never made, changes the count', () => {
    expect(findings((record) => drop(record, eventOf(record, 'proxyRevoked')))).toContain('resultDiffers');
    const forged = findings((record) => {
      const revoked = eventOf(record, 'proxyRevoked');
      const body = JSON.parse(revoked.payload) as Inner;
      const payload = JSON.stringify({ ...body, giverId: GIVER, by: GIVER });
      insertAfter(record, revoked, { actor: GIVER, payload });
    });
    expect(forged).toContain('resultDiffers');
  });

  it('a ballot for the giver cannot be put in beside the holder’s', () => {
    const codes = findings((record) => {
      const cast = eventOf(record, 'ballotCast');
      const body = JSON.parse(cast.payload) as Inner;
      const ballot = { ...(body['ballot'] as Inner), memberId: GIVER };
      insertAfter(record, cast, { actor: GIVER, payload: JSON.stringify({ ...body, ballot }) });
    });
    expect(codes).toContain('notHere');
    expect(codes).toContain('deviceForeign');
  });
});
