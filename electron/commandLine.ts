import { roomOrigin } from '../shared/bridge/requests.ts';

export interface CommandLine {
  /** Room to be filled in at sign-in. */
  readonly room: string | null;
}

/**
 * `--room URL` (or `--room=URL`), else the variable `PAPERLESS_ROOM`. An address that is no room's origin
 * counts as not given. Unknown arguments are Chromium's.
 */
export function readCommandLine(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): CommandLine {
  const given = valueOf(args, '--room') ?? environment['PAPERLESS_ROOM'];
  const parsed = roomOrigin.safeParse(given?.replace(/\/+$/, ''));
  return { room: parsed.success ? parsed.data : null };
}

function valueOf(args: readonly string[], name: string): string | undefined {
  const joined = args.find((text) => text.startsWith(`${name}=`));
  if (joined !== undefined) return joined.slice(name.length + 1);
  const at = args.indexOf(name);
  return at === -1 ? undefined : args[at + 1];
}
