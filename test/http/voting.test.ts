import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Command } from '../../shared/domain/command.ts';
import { HDND } from '../../shared/domain/rulePack.ts';
import { ballotText } from '../../shared/domain/signedText.ts';
import type { CommandAnswer } from '../../shared/protocol/commands.ts';
import type { JoinAnswer } from '../../shared/protocol/http.ts';
import { checkReceipt } from '../../server/verify/checkReceipt.ts';
import { parseRecord } from '../../server/verify/RecordFile.ts';
import { verifyRecord } from '../../server/verify/verifyRecord.ts';
import { expectJson, newMember, pdfOf, TestServer } from './runningServer.ts';

it('a ballot over HTTP is acknowledged by a receipt that the exported record keeps, a late one by the refusal', async () => {
  const server = await TestServer.start();
  try {
    const secretary = await server.setUp();
    const ids = Array.from({ length: 41 }, (_, index) => `d${index}`);
    const { sha256 } = await server.addFile(secretary, pdfOf(1000));
    const fileId = `f-${sha256.slice(0, 8)}`;
    const motion = { motionId: 'm1', itemId: 'i1', fileId, versionId: `v-${fileId}`, title: 'Nghị quyết' };
    const commands = [
      { type: 'putMembers', members: ids.map((id) => newMember(id, ['delegate'])) },
      { type: 'publish' },
      { type: 'openSitting', sittingId: 's1', pack: HDND },
      {
        ...{ type: 'callRoll', sittingId: 's1' },
        entries: ids.map((memberId) => ({ memberId, presence: 'present' })),
      },
      { type: 'setItemState', itemId: 'i1', state: 'running' },
      { type: 'makeMotion', ...motion, kind: 'resolution' },
      { type: 'openVote', voteId: 'vote-1', motionId: 'm1', seconds: 60 },
    ] as unknown as Command[];
    for (const command of commands) {
      expect(await server.command(secretary, command)).toMatchObject({ accepted: true });
    }
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const spki = publicKey.export({ format: 'der', type: 'spki' });
    const deviceId = createHash('sha256').update(spki).digest('hex');
    const code = await server.addMember(secretary, 'd0', ['delegate']);
    const body = { code, deviceKey: spki.toString('base64'), deviceName: 'iPad' };
    const delegate = await expectJson<JoinAnswer>(server.post('/api/join', body));
    const cast = (choice: string, serial: number): Promise<CommandAnswer> => {
      const ids = { sessionId: secretary.sessionId, voteId: 'vote-1', sha256, memberId: 'd0' };
      const text = ballotText({ ...ids, choice, serial } as never);
      const signature = sign(null, Buffer.from(text), privateKey).toString('base64');
      const ballot = { type: 'castBallot', voteId: 'vote-1', choice, serial, deviceId, signature };
      return server.command(delegate, ballot as never);
    };
    const kept = await cast('for', 1);
    expect(kept).toMatchObject({ accepted: true, receipt: { memberId: 'd0', choice: 'for', serial: 1 } });
    await server.restart();
    expect(await cast('for', 1)).toMatchObject({ accepted: true, receipt: kept.accepted && kept.receipt });
    await server.command(secretary, { type: 'closeVote', voteId: 'vote-1' as never });
    const late = await cast('against', 2);
    expect(late).toMatchObject({ accepted: false, refusal: { code: 'voteClosed' }, late: { serial: 2 } });
    const path = `/api/sessions/${secretary.sessionId}/record`;
    const record = parseRecord(await (await server.request(path, { token: secretary.token })).text());
    const { findings, ledger } = verifyRecord(record);
    expect(findings).toEqual([]);
    for (const proof of [kept, late]) expect(checkReceipt(JSON.stringify(proof), record, ledger)).toEqual([]);
  } finally {
    await server.dispose();
  }
});
