import type { Finding, Report } from './findings.ts';
import { hex, Malformed, part, partOf, parts, text, whole, type Part } from './read.ts';
import type { RecordedEvent, RecordFile } from './RecordFile.ts';
import { isSignedBy, publicKeyOf } from './signatures.ts';
import type { Ledger } from './Ledger.ts';

interface Receipt {
  readonly late: boolean;
  /** Of a ballot in a vote on a motion, or of a slip in a poll. */
  readonly kind: 'ballot' | 'slip';
  readonly sessionId: string;
  /** The vote or poll. */
  readonly voteId: string;
  readonly memberId: string;
  /** The choice, or the marks as they are signed. */
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
  const { late, kind, sessionId, voteId, memberId, choice, serial, seq, chainHash, at, signature } = receipt;
  const title = `paperless-${kind === 'slip' ? 'slip-' : ''}${late ? 'late' : 'receipt'}/1`;
  const lines = [title, sessionId, voteId, memberId, choice, serial, seq, chainHash, at];
  return serverKeys.some((declared) => {
    const key = publicKeyOf(declared);
    return key !== null && isSignedBy(key, lines, signature);
  });
}

function isBallotOf(receipt: Receipt, event: RecordedEvent): boolean {
  const isSlip = receipt.kind === 'slip';
  if (event.type !== (isSlip ? 'slipCast' : 'ballotCast') || event.payload === null) return false;
  try {
    const body = partOf(JSON.parse(event.payload), 'payload');
    const ballot = part(body, isSlip ? 'slip' : 'ballot');
    return (
      body[isSlip ? 'pollId' : 'voteId'] === receipt.voteId &&
      ballot['memberId'] === receipt.memberId &&
      (isSlip ? marksIn(ballot) : ballot['choice']) === receipt.choice &&
      ballot['serial'] === receipt.serial &&
      (receipt.late || event.at === receipt.at)
    );
  } catch (error) {
    if (error instanceof Malformed || error instanceof SyntaxError) return false;
    throw error;
  }
}

function marksIn(slip: Part): string {
  return parts(slip, 'marks')
    .map((one) => `${text(one, 'rowId')}=${text(one, 'mark')}`)
    .join(' ');
}

function readReceipt(content: string): Receipt {
  const given = partOf(JSON.parse(content), 'receipt');
  for (const name of ['receipt', 'slipReceipt']) {
    if (given[name] !== undefined) return receiptOf(part(given, name), false);
  }
  for (const name of ['late', 'lateSlip']) {
    if (typeof given[name] === 'object') return receiptOf(part(given, name), true);
  }
  return receiptOf(given, given['late'] === true);
}

function receiptOf(from: Part, late: boolean): Receipt {
  const isSlip = from['pollId'] !== undefined;
  return {
    late,
    kind: isSlip ? 'slip' : 'ballot',
    ...{ sessionId: text(from, 'sessionId'), memberId: text(from, 'memberId') },
    voteId: text(from, isSlip ? 'pollId' : 'voteId'),
    choice: text(from, isSlip ? 'marks' : 'choice'),
    ...{ serial: whole(from, 'serial'), seq: whole(from, 'seq') },
    ...{ chainHash: hex(from, 'chainHash', 32), at: whole(from, 'at'), signature: text(from, 'signature') },
  };
}
