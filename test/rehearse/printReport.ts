import type { FullReport } from './fullSession.ts';
import type { Latencies } from './timing.ts';

/** What the two days came to, to be read by whoever runs the rehearsal. */
export function describeReport(report: FullReport): string[] {
  const { delegates, scenes, kills, acknowledged, receipts, events, commands, ballots, faults } = report;
  const total = [...events.values()].reduce((sum, count) => sum + count, 0);
  const seconds = scenes.reduce((sum, { ms }) => sum + ms, 0) / 1000;
  return [
    '',
    'Kiểm tra hồ sơ / the record verified',
    ...indented(report.verified.split('\n')),
    '',
    'Diễn biến / scenes',
    ...scenes.map(({ vi, en, ms }) => `  ${String(ms).padStart(6)} ms  ${vi} / ${en}`),
    '',
    'Sự kiện trong hồ sơ / events in the record',
    ...[...events]
      .sort(([, one], [, other]) => other - one)
      .map(([type, count]) => `  ${String(count).padStart(6)}  ${type}`),
    '',
    'Báo cáo diễn tập / rehearsal report',
    `  ${delegates} đại biểu / delegates, ${scenes.length} phân cảnh / scenes, ${seconds.toFixed(0)} s`,
    `  ${kills} lần máy chủ bị tắt ngang / kills of the server`,
    `  ${acknowledged} lệnh được xác nhận / commands acknowledged`,
    `  ${receipts} phiếu có biên nhận / ballots and slips with a receipt`,
    `  ${total} sự kiện / events`,
    `  lệnh → trả lời / command → answer: ${latencyOf(commands)}`,
    `  bấm → biên nhận / touch → receipt: ${latencyOf(ballots)}`,
    ...(faults.length === 0
      ? [
          'ĐẠT: mọi điều đã xác nhận đều có trong hồ sơ, hồ sơ hợp lệ.',
          'PASSED: everything acknowledged is in the record, and the record verifies.',
        ]
      : [`KHÔNG ĐẠT / FAILED: ${faults.length}`, ...indented(faults)]),
  ];
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}

function latencyOf({ p50Ms, p99Ms, maxMs }: Latencies): string {
  return `p50 ${p50Ms} ms, p99 ${p99Ms} ms, max ${maxMs} ms`;
}
