import { sectionKey } from '../../shared/domain/discussion.ts';
import type { NotesCommand, ReportCommand } from '../../shared/domain/discussionCommand.ts';
import type { RefusalCode } from '../../shared/domain/refusal.ts';
import type { Signal } from '../signal.ts';

/** What saves a text: with the revision that it goes on from. */
export type SavingCommand = Extract<NotesCommand | ReportCommand, { type: 'saveNotes' | 'saveReport' }>;

/**
 * `waiting`: not yet in the record; `saved`: acknowledged, the projection follows; `changed`: somebody else has
 * changed the same text, a person puts both together; `refused`: `code` says why.
 */
export interface TextDraft {
  readonly command: SavingCommand;
  readonly standing: 'waiting' | 'saved' | 'changed' | 'refused';
  readonly code: RefusalCode | null;
}

/** Texts that this device writes into the record. */
export interface TextDrafts {
  /** By `keyOfText`; what is in the record and seen there is not among them. */
  readonly drafts: Signal<ReadonlyMap<string, TextDraft>>;
  /** Kept on this device at once and sent when the hand rests; replaces what was written under the same key. */
  write(command: SavingCommand): void;
  /** Sends what waits without waiting for the hand. */
  flush(): void;
  discard(key: string): void;
}

/** `discussion/group/item/section` of notes, `discussion/item` of a report. */
export function keyOfText(command: SavingCommand): string {
  const { discussionId, itemId } = command;
  if (command.type === 'saveReport') return `${discussionId}/${itemId}`;
  return `${discussionId}/${command.groupId}/${itemId}/${sectionKey(command.section)}`;
}

/** Whether the room would store the same: it trims, and composes letters with their marks. */
export function isSameText(a: string, b: string): boolean {
  return stored(a) === stored(b);
}

function stored(text: string): string {
  return text.trim().normalize('NFC').replaceAll('\r\n', '\n');
}
