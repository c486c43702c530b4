import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';

/** Servers have the first core for themselves, clients the second. */
export const SERVER_CORE = 0;
export const CLIENT_CORE = 1;

/** Keeps all threads of a process on one core. False where that cannot be done. */
export function pin(pid: number, core: number): boolean {
  if (process.platform !== 'linux' || availableParallelism() <= core) return false;
  return spawnSync('taskset', ['-acp', String(core), String(pid)], { stdio: 'ignore' }).status === 0;
}

/** CPU time that the threads of a process have taken so far, milliseconds; NaN where the system does not tell. */
export function cpuMsOf(pid: number): number {
  try {
    const tasks = `/proc/${pid}/task`;
    const nanoseconds = readdirSync(tasks).map((task) =>
      Number(readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ')[0]),
    );
    return nanoseconds.reduce((sum, value) => sum + value, 0) / 1e6;
  } catch {
    // Not Linux, or a thread has just ended.
    return NaN;
  }
}

/** CPU time of this process so far, milliseconds. */
export function ownCpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

interface Ticks {
  readonly all: number;
  readonly stolen: number;
}

/** How calm the machine was while something ran: `stolenShare` is what other machines on the same host took. */
export function watchMachine(): () => { readonly load1: number; readonly stolenShare: number | null } {
  const before = ticks();
  return () => {
    const after = ticks();
    const stolenShare =
      before === null || after === null ? null : (after.stolen - before.stolen) / (after.all - before.all);
    return { load1: loadavg()[0] ?? 0, stolenShare: stolenShare === null ? null : round(stolenShare, 3) };
  };
}

export function round(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** The smallest value that a share (0 to 1) of the others does not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

function ticks(): Ticks | null {
  try {
    const line = readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '';
    const fields = line.trim().split(/\s+/).slice(1, 9).map(Number);
    return { all: fields.reduce((sum, value) => sum + value, 0), stolen: fields[7] ?? 0 };
  } catch {
    return null; // not Linux
  }
}
