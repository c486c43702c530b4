import { createHash } from 'node:crypto';
import type { Report } from './findings.ts';
import type { RecordedEvent, RecordFile } from './RecordFile.ts';
import { isSignedBy, publicKeyOf } from './signatures.ts';

/** Numbers, hashes and the head. After a break it goes on from what the file says, so that each break is named. */
export function checkChain({ sessionId, serverKey, head, events }: RecordFile, report: Report): void {
  let [seq, hash] = [0, '00'.repeat(32)];
  for (const event of events) {
    if (event.seq !== seq + 1) report('seqWrong', event.seq, `${seq} → ${event.seq}`);
    if (event.payload !== null && payloadHashOf(event.salt ?? '', event.payload) !== event.payloadHash) {
      report('payloadChanged', event.seq, event.type);
    }
    if (linkOf(sessionId, event, hash) !== event.chainHash) report('chainChanged', event.seq, event.type);
    [seq, hash] = [event.seq, event.chainHash];
  }
  if (head.seq !== seq || head.chainHash !== hash) report('headDiffers', null, `${head.seq} / ${seq}`);
  const key = publicKeyOf(serverKey);
  const lines = ['paperless-head/1', sessionId, head.seq, head.chainHash];
  if (key === null || !isSignedBy(key, lines, head.signature)) report('headSignature', null);
}

function payloadHashOf(salt: string, payload: string): string {
  return createHash('sha256').update(Buffer.from(salt, 'hex')).update(payload, 'utf8').digest('hex');
}

function linkOf(sessionId: string, event: RecordedEvent, previous: string): string {
  const actor = event.actor === null ? [Buffer.of(0)] : [Buffer.of(1), ...text(event.actor)];
  const header = [
    Buffer.from('paperless-event/1', 'ascii'),
    ...text(sessionId),
    integer(event.seq),
    integer(event.at),
    ...actor,
    ...text(event.type),
    integer(event.version),
  ];
  const bytes = [Buffer.from(previous, 'hex'), ...header, Buffer.from(event.payloadHash, 'hex')];
  return createHash('sha256').update(Buffer.concat(bytes)).digest('hex');
}

function text(value: string): Buffer[] {
  const bytes = Buffer.from(value, 'utf8');
  return [integer(bytes.length), bytes];
}

function integer(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}
