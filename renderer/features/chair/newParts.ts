import type { Command } from '../../../shared/domain/command.ts';
import type { MotionId } from '../../../shared/domain/ids.ts';
import type { MotionKind } from '../../../shared/domain/rulePack.ts';
import type { Motion, MotionScope } from '../../../shared/domain/vote.ts';
import type { Projection } from '../../../shared/protocol/projection.ts';
import { foldText } from '../../ui/foldText.ts';
import { newId } from '../../ui/newId.ts';
import type { MotionText } from './motions.ts';

/** A part of a text that is about to be put on the list of votes. */
export interface NewPart {
  readonly kind: 'amendment' | 'clause';
  readonly label: string;
}

/** As the room takes a line. */
const LINE_LENGTH = 1000;
const AMENDING = /^(sua|bo sung|bai bo|thay the|bo |them )/;

/**
 * Parts as they are typed or pasted, one a line or between semicolons: "Điều 5; khoản 2 Điều 7; sửa đổi khoản 1
 * Điều 3". What begins with a word of changing is an amendment; bullets are left out.
 */
export function readParts(text: string): NewPart[] {
  return text
    .split(/[;\n]/)
    .map((line) =>
      line
        .replace(/^[\s\-–•*+]+/, '')
        .replace(/[\s.,]+$/, '')
        .replace(/\s+/g, ' '),
    )
    .filter((line) => line !== '')
    .map((line) => ({
      kind: AMENDING.test(foldText(line)) ? ('amendment' as const) : ('clause' as const),
      label: (line.charAt(0).toLocaleUpperCase('vi') + line.slice(1)).slice(0, LINE_LENGTH),
    }));
}

/** Motions on this version that are on the list and were not withdrawn. */
export function motionsOnVersion(projection: Projection, { version }: MotionText): Motion[] {
  return Object.values(projection.motions).filter(
    ({ id, versionId }) => versionId === version.id && projection.withdrawals[id] === undefined,
  );
}

/** Labels that stand twice, or on the list already: the same part is not voted on twice. */
export function repeatedLabels(parts: readonly NewPart[], known: readonly Motion[]): ReadonlySet<string> {
  const seen = new Set(known.flatMap(({ scope }) => ('label' in scope ? foldText(scope.label) : [])));
  const repeated = new Set<string>();
  for (const { label } of parts) {
    if (seen.has(foldText(label))) repeated.add(label);
    seen.add(foldText(label));
  }
  return repeated;
}

/** The command that puts these parts, and the whole text where it is wanted, on the list in one go. */
export function partsCommand(
  { file, version }: MotionText,
  parts: readonly NewPart[],
  withWhole: boolean,
  kind: MotionKind,
): Command {
  const scopes: readonly MotionScope[] = [...parts, ...(withWhole ? [{ kind: 'whole' } as const] : [])];
  return {
    type: 'makeMotions',
    itemId: file.itemId,
    fileId: file.id,
    versionId: version.id,
    kind,
    motions: scopes.map((scope) => ({
      motionId: newId<MotionId>(),
      title: titleOf(scope, file.title),
      scope,
    })),
  };
}

/** "Khoản 2 Điều 7 – Nghị quyết về dự toán": whole wherever it stands alone. */
function titleOf(scope: MotionScope, text: string): string {
  if (scope.kind === 'whole') return text;
  const title = `${scope.label} – ${text}`;
  return title.length > LINE_LENGTH ? scope.label : title;
}
