import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { checkReceipt } from './checkReceipt.ts';
import { describeOpinions } from './describeOpinions.ts';
import { describeSlips } from './describeSlips.ts';
import { describeVotes } from './describeVotes.ts';
import { describeFinding, type Finding } from './findings.ts';
import { Malformed } from './read.ts';
import { parseRecord, type RecordFile } from './RecordFile.ts';
import { idOfKey } from './signatures.ts';
import { verifyRecord } from './verifyRecord.ts';

/**
 * `npm run verify -- FILE [--receipt RECEIPT.json]…`: verifies an exported record with nothing but this folder
 * and Node. Exit code 0 when everything fits, 1 when something does not, 2 when there is nothing to verify.
 * The form of the file and the rules stand in `RecordFile.ts`.
 */
const USAGE = 'Cách dùng / usage: npm run verify -- FILE [--receipt RECEIPT.json]…';

function run(self: NodeJS.Process): number {
  const options = readOptions(self);
  if (options === null) return 2;
  const content = readText(self, options.file);
  if (content === null) return 2;
  const record = recordOf(content);
  if ('code' in record) return conclude(self, [record]);
  const { findings, ledger } = verifyRecord(record);
  const all: Finding[] = [...findings];
  for (const path of options.receipts) {
    const receipt = readText(self, path);
    if (receipt === null) return 2;
    const about = checkReceipt(receipt, record, ledger);
    if (about.length === 0) say(self, [`Biên nhận có trong hồ sơ / the receipt is in the record: ${path}`]);
    all.push(...about);
  }
  say(self, [
    `Hồ sơ kỳ họp / record of session ${record.sessionId}: ${record.events.length} sự kiện / events`,
    `Khóa máy chủ / server key: SHA-256 ${idOfKey(record.serverKey)}`,
    ...describeVotes(ledger),
    ...describeSlips(ledger),
    ...describeOpinions(ledger),
    '',
  ]);
  return conclude(self, all);
}

function readOptions(self: NodeJS.Process): { file: string; receipts: string[] } | null {
  // `npm run` works in the project's folder; names of files are meant where it was called.
  const folder = self.env['INIT_CWD'] ?? self.cwd();
  try {
    const { values, positionals } = parseArgs({
      args: self.argv.slice(2),
      allowPositionals: true,
      options: { receipt: { type: 'string', multiple: true } },
    });
    const [file, ...more] = positionals;
    if (file !== undefined && more.length === 0) {
      const receipts = (values.receipt ?? []).map((path) => resolve(folder, path));
      return { file: resolve(folder, file), receipts };
    }
  } catch (error) {
    self.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  self.stderr.write(`${USAGE}\n`);
  return null;
}

function readText(self: NodeJS.Process, path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    self.stderr.write(`Không đọc được tệp / the file cannot be read: ${detail}\n`);
    return null;
  }
}

function recordOf(content: string): RecordFile | Finding {
  try {
    return parseRecord(content);
  } catch (error) {
    if (!(error instanceof Malformed || error instanceof SyntaxError)) throw error;
    return { code: 'notARecord', seq: null, detail: error.message };
  }
}

function conclude(self: NodeJS.Process, findings: readonly Finding[]): number {
  if (findings.length === 0) {
    say(self, [
      'HỢP LỆ: chuỗi băm, chữ ký, quyền biểu quyết và kết quả đều khớp.',
      'VALID: chain, signatures, entitlement and results all fit.',
    ]);
    return 0;
  }
  const sentences = findings.flatMap((finding) => {
    const [vi, en] = describeFinding(finding);
    return [`  ${vi}`, `  ${en}  [${finding.code}]`];
  });
  say(self, [
    `KHÔNG HỢP LỆ: ${findings.length} điều không khớp / NOT VALID: ${findings.length} findings`,
    ...sentences,
  ]);
  return 1;
}

function say(self: NodeJS.Process, lines: readonly string[]): void {
  self.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

process.exitCode = run(process);
