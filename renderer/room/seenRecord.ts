import { z } from 'zod';
import { SHA256_PATTERN } from '../../shared/domain/ids.ts';
import { base64 } from '../../shared/protocol/schema.ts';

/** A place in the record: the number of an event and what the chain hashes to there (hexadecimal). */
export interface ChainPoint {
  readonly seq: number;
  readonly chainHash: string;
}

/** How far this device has followed the record, and by which key of the house; or that it does not hold together. */
export const seenEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('seen'),
    seq: z.int().min(0),
    chainHash: z.string().regex(SHA256_PATTERN),
    epoch: z.int(),
    serverKey: base64,
  }),
  z.strictObject({ kind: z.literal('broken'), why: z.string() }),
]);
export type SeenEntry = z.infer<typeof seenEntry>;
export type Seen = Extract<SeenEntry, { kind: 'seen' }>;

export interface SeenRecord {
  /** The newest; `null` before the first look. */
  readonly head: Seen | null;
  /** Keys that the house has had since the first look, the present one last. */
  readonly serverKeys: readonly string[];
  /** Why the record is not believed any more; for good. */
  readonly broken: string | null;
}

/** What several tabs have written down amounts to the furthest. */
export function seenRecord(entries: readonly SeenEntry[]): SeenRecord {
  let head: Seen | null = null;
  let broken: string | null = null;
  const serverKeys = new Set<string>();
  for (const entry of entries) {
    if (entry.kind === 'broken') {
      broken ??= entry.why;
    } else {
      if (head === null || entry.seq >= head.seq) head = entry;
      serverKeys.add(entry.serverKey);
    }
  }
  return { head, serverKeys: [...serverKeys], broken };
}

/** Fewer entries that amount to the same: the first with each key, the newest, and the break. */
export function shortened(entries: readonly SeenEntry[]): readonly SeenEntry[] {
  const { head } = seenRecord(entries);
  const keys = new Set<string>();
  return entries.filter((entry) => {
    if (entry.kind === 'broken' || entry === head) return true;
    const isFirst = !keys.has(entry.serverKey);
    keys.add(entry.serverKey);
    return isFirst;
  });
}
