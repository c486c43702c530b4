import type { Finding, Report } from './findings.ts';
import { hex, Malformed, part, partOf, text, whole, type Part } from './read.ts';
import type { RecordedEvent, RecordFile } from './RecordFile.ts';
import { isSignedBy, publicKeyOf } from './signatures.ts';
import type { Ledger } from './Ledger.ts';

interface Receipt {
  readonly late: boolean;
  readonly sessionId: string;
  readonly voteId: string;
  readonly memberId: string;
  readonly choice: string;
  readonly serial: number;
  readonly seq: number;
  readonly chainHash: string;
  readonly at: number;
  readonly signature: string;
}

/**
 * Whether what the server once promised is in the record: the ballot of a receipt, at its place in the same
 * chain; the refusal of a late one. `content` is the receipt as JSON, alone or inside the server's answer.
 */
export function checkReceipt(content: string, file: RecordFile, ledger: Ledger): Finding[] {
  const findings: Finding[] = [];
  const report: Report = (code, seq, detail = '') => findings.push({ code, seq, detail });
  try {
    check(readReceipt(content), file, ledger, report);
  } catch (error) {
    if (!(error instanceof Malformed || error instanceof SyntaxError)) throw error;
    report('receiptMalformed', null, error.message);
  }
  return findings;
}

function check(receipt: Receipt, { sessionId, events }: RecordFile, ledger: Ledger, report: Report): void {
  if (receipt.sessionId !== sessionId) return report('receiptForeign', null, receipt.sessionId);
  if (!isSigned(receipt, ledger)) return report('receiptSignature', null);
  const { seq, late } = receipt;
  const event = events.find((one) => one.seq === seq);
  const about = `${receipt.memberId}, ${receipt.voteId}, ${receipt.choice}, ${receipt.serial}`;
  if (event?.chainHash !== receipt.chainHash && seq > 0) report('receiptChain', seq, about);
  const found = events.some((one) => isBallotOf(receipt, one) && (late || one.seq === seq));
  if (late ? found : !found) report(late ? 'ballotAfterClose' : 'receiptMissing', seq, about);
}

function isSigned(receipt: Receipt, { serverKeys }: Ledger): boolean {
  const { late, sessionId, voteId, memberId, choice, serial, seq, chainHash, at, signature } = receipt;
  const title = late ? 'paperless-late/1' : 'paperless-receipt/1';
  const lines = [title, sessionId, voteId, memberId, choice, serial, seq, chainHash, at];
  return serverKeys.some((declared) => {
    const key = publicKeyOf(declared);
    return key !== null && isSignedBy(key, lines, signature);
  });
}

function isBallotOf(receipt: Receipt, event: RecordedEvent): boolean {
  if (event.type !== 'ballotCast' || event.payload === null) return false;
  try {
    const body = partOf(JSON.parse(event.payload), 'payload');
    const ballot = part(body, 'ballot');
    return (
      body['voteId'] === receipt.voteId &&
      ballot['memberId'] === receipt.memberId &&
      ballot['choice'] === receipt.choice &&
      ballot['serial'] === receipt.serial &&
      (receipt.late || event.at === receipt.at)
    );
  } catch (error) {
    if (error instanceof Malformed || error instanceof SyntaxError) return false;
    throw error;
  }
}

function readReceipt(content: string): Receipt {
  const given = partOf(JSON.parse(content), 'receipt');
  if (given['receipt'] !== undefined) return receiptOf(part(given, 'receipt'), false);
  if (given['late'] !== undefined && typeof given['late'] === 'object')
    return receiptOf(part(given, 'late'), true);
  return receiptOf(given, given['late'] === true);
}

function receiptOf(from: Part, late: boolean): Receipt {
  return {
    late,
    ...{ sessionId: text(from, 'sessionId'), voteId: text(from, 'voteId'), memberId: text(from, 'memberId') },
    ...{ choice: text(from, 'choice'), serial: whole(from, 'serial'), seq: whole(from, 'seq') },
    ...{ chainHash: hex(from, 'chainHash', 32), at: whole(from, 'at'), signature: text(from, 'signature') },
  };
}
