import { describe, expect, it } from 'vitest';
import { PARTY } from '../../shared/domain/builtInPacks.ts';
import { HDND, type RulePack } from '../../shared/domain/rulePack.ts';
import { MemoryRoomStore } from '../../server/store/memory/MemoryRoomStore.ts';
import { describeVotes } from '../../server/verify/describeVotes.ts';
import { parseRecord } from '../../server/verify/RecordFile.ts';
import { verifyRecord } from '../../server/verify/verifyRecord.ts';
import { CHAIR, Council, councilParts, delegateId } from './Council.ts';
import { eventOf, openRecord, rechain, resign, rewrite, type OpenRecord } from './Tampering.ts';

const HERE: RulePack = {
  ...HDND,
  majorities: { ...HDND.majorities, resolution: { ...HDND.majorities.resolution, of: 'here' } },
};

/** 45 delegates of 61 seats, one absent with leave; 23 in favour, three of the others silent. */
async function voted(pack: RulePack): Promise<[Council, OpenRecord]> {
  const council = await Council.open(councilParts(new MemoryRoomStore()), 45, async () => {}, pack);
  const vote = await council.openVote(1);
  for (let number = 1; number <= 23; number += 1) await council.cast(delegateId(number), vote, 'for');
  for (let number = 24; number <= 41; number += 1) await council.cast(delegateId(number), vote, 'against');
  await council.must(CHAIR, { type: 'closeVote', voteId: vote });
  return [council, openRecord(await council.record())];
}

function verify(council: Council, record: OpenRecord) {
  rechain(record);
  resign(record, council.parts.serverKey);
  const { findings, ledger } = verifyRecord(parseRecord(JSON.stringify(record)));
  return { codes: findings.map(({ code }) => code), said: describeVotes(ledger).join('\n') };
}

type Inner = Record<string, unknown>;

describe('verify, by other totals', () => {
  it.each([
    [HDND, '23/61 tán thành, cần ít nhất 31 (quá nửa tổng số đại biểu): không thông qua'],
    [PARTY, '23/45 tán thành, cần ít nhất 23 (quá nửa số cấp ủy viên đương nhiệm): thông qua'],
    [HERE, '23/44 tán thành, cần ít nhất 23 (quá nửa số đại biểu tham gia biểu quyết): thông qua'],
  ] as const)('recounts under the pack', async (pack, sentence) => {
    const [council, record] = await voted(pack);
    const { codes, said } = verify(council, record);
    expect(codes).toEqual([]);
    expect(said).toContain(sentence);
  });

  it('finds another total behind the same numbers', async () => {
    const [council, record] = await voted(PARTY);
    rewrite(eventOf(record, 'voteOpened'), ({ terms }) => {
      ((terms as Inner)['majority'] as Inner)['of'] = 'here';
    });
    const codes = verify(council, record).codes;
    expect(codes).toContain('termsWrong');
    expect(codes).toContain('resultDiffers');
  });

  it('reads records from before denominators, and does not take a new one for an old one', async () => {
    const [council, record] = await voted(HDND);
    const strip = (majority: Inner) => delete majority['of'];
    rewrite(eventOf(record, 'sittingOpened'), (payload) => {
      const { id, name, source, checked, labels, voteSeconds, quorum, majorities } = payload[
        'pack'
      ] as unknown as Inner;
      const { resolution, removal } = majorities as Inner;
      for (const one of [quorum, resolution, removal]) strip(one as Inner);
      const kept = { resolution, removal };
      payload['pack'] = {
        ...{ id, name, source, checked, labels, voteSeconds, quorum, majorities: kept, version: 1 },
      };
    });
    rewrite(eventOf(record, 'voteOpened'), ({ terms }) => {
      const old = terms as Inner;
      strip(old['majority'] as Inner);
      strip(old['quorum'] as Inner);
      delete old['voters'];
      delete old['shown'];
    });
    rewrite(eventOf(record, 'voteClosed'), ({ result }) => delete (result as Inner)['total']);
    expect(verify(council, record).codes).toEqual([]);

    const [party, other] = await voted(PARTY);
    rewrite(eventOf(other, 'voteClosed'), ({ result }) => delete (result as Inner)['total']);
    expect(verify(party, other).codes).toEqual(['resultDiffers']);
  });

  it('finds a quorum of those who came', async () => {
    const [council, record] = await voted(HDND);
    rewrite(eventOf(record, 'sittingOpened'), ({ pack }) => {
      ((pack as Inner)['quorum'] as Inner)['of'] = 'here';
    });
    expect(verify(council, record).codes).toContain('rulesMalformed');
  });
});
