import type { DecisionContext } from './context.ts';
import { happened, type Decision } from './decision.ts';
import {
  partOfNotes,
  revisionOf,
  writtenParts,
  type Discussion,
  type GroupNotes,
  type GroupRoom,
} from './discussion.ts';
import type { NotesCommand, ReportCommand } from './discussionCommand.ts';
import type { MemberId } from './ids.ts';
import { notesText, reportText, type NotesPlace } from './notesText.ts';
import { refused } from './refusal.ts';
import { mayWriteNotes } from './rights.ts';
import type { SessionState } from './session.ts';

type ByMember = DecisionContext & { readonly actor: MemberId };
type OfNotes<Type extends NotesCommand['type']> = Extract<NotesCommand, { type: Type }>;
type OfReport<Type extends ReportCommand['type']> = Extract<ReportCommand, { type: Type }>;

/** H6, H7. */
export function decideNotes(
  state: SessionState,
  discussion: Discussion,
  room: GroupRoom,
  command: NotesCommand,
  context: ByMember,
): Decision {
  const { actor } = context;
  const isHis = command.type === 'saveNotes' ? mayWriteNotes(state, actor, room) : room.chairId === actor;
  if (!isHis) return refused('notAllowed');
  if (!discussion.itemIds.includes(command.itemId)) return refused('noSuchItem');
  if (discussion.report.kind !== 'none') return refused('notesGathered');
  const notes = room.notes.get(command.itemId);
  switch (command.type) {
    case 'saveNotes':
      if (room.stage.kind === 'prepared') return refused('roomNotOpen');
      return decideSaving(state, notes, command, context);
    case 'approveNotes':
      return decideApproval(state, notes, command, context);
    case 'reopenNotes':
      return notes?.approval == null ? happened() : happened({ type: 'notesReopened', ...placeOf(command) });
  }
}

function placeOf({ discussionId, groupId, itemId }: NotesPlace): NotesPlace {
  return { discussionId, groupId, itemId };
}

/** H6. */
function decideSaving(
  state: SessionState,
  notes: GroupNotes | undefined,
  command: OfNotes<'saveNotes'>,
  { actor: by, now: at }: ByMember,
): Decision {
  const { section, text, revision } = command;
  const before = partOfNotes(notes, section);
  if (text === (before?.text ?? '')) return happened();
  if (notes?.approval != null) return refused('notesFixed');
  if (section.kind === 'member' && !state.members.has(section.memberId)) return refused('noSuchMember');
  if (revision !== (before?.revision ?? 0)) return refused('textChanged');
  const part = { section, text, revision: revision + 1, by, at };
  return happened({ type: 'notesSaved', ...placeOf(command), part });
}

/** H7. */
function decideApproval(
  { id }: SessionState,
  notes: GroupNotes | undefined,
  command: OfNotes<'approveNotes'>,
  { actor: by, now: at, sha256Of }: ByMember,
): Decision {
  if (notes === undefined || writtenParts(notes).length === 0) return refused('notesMissing');
  if (command.revision !== revisionOf(notes.parts)) return refused('textChanged');
  if (notes.approval !== null) return happened();
  const place = placeOf(command);
  const approval = { by, at, sha256: sha256Of(notesText(id, place, notes)) };
  return happened({ type: 'notesApproved', ...place, approval });
}

/** H8, H9. */
export function decideReport(
  state: SessionState,
  discussion: Discussion,
  command: ReportCommand,
  context: ByMember,
): Decision {
  switch (command.type) {
    case 'gatherNotes':
      return decideGathering(discussion, context.now);
    case 'saveReport':
      return decideReportSaving(discussion, command, context);
    case 'publishReport':
      return decidePublication(state, discussion, command, context);
  }
}

/** H8. */
function decideGathering({ id: discussionId, rooms, report }: Discussion, at: number): Decision {
  if (report.kind !== 'none') return happened();
  const all = [...rooms.values()];
  if (all.some(({ stage }) => stage.kind === 'open')) return refused('roomOpen');
  const written = all
    .flatMap(({ notes }) => [...notes.values()])
    .filter((one) => writtenParts(one).length > 0);
  if (written.length === 0) return refused('notesMissing');
  if (written.some(({ approval }) => approval === null)) return refused('notesUnapproved');
  return happened({ type: 'notesGathered', discussionId, at });
}

/** H9. */
function decideReportSaving(
  { id: discussionId, itemIds, report }: Discussion,
  { itemId, revision, text }: OfReport<'saveReport'>,
  { actor: by, now: at }: ByMember,
): Decision {
  if (!itemIds.includes(itemId)) return refused('noSuchItem');
  if (report.kind === 'none') return refused('notesNotGathered');
  const before = report.texts.get(itemId);
  if (text === (before?.text ?? '')) return happened();
  if (report.kind === 'published') return refused('reportPublished');
  if (revision !== (before?.revision ?? 0)) return refused('textChanged');
  const saved = { text, revision: revision + 1, by, at };
  return happened({ type: 'reportSaved', discussionId, itemId, saved });
}

/** H9. */
function decidePublication(
  { id }: SessionState,
  discussion: Discussion,
  { revision }: OfReport<'publishReport'>,
  { now: at, sha256Of }: ByMember,
): Decision {
  const { report, itemIds } = discussion;
  if (report.kind === 'none') return refused('notesNotGathered');
  if (report.kind === 'published') return happened();
  if (itemIds.some((itemId) => (report.texts.get(itemId)?.text ?? '') === ''))
    return refused('reportMissing');
  if (revision !== revisionOf(report.texts.values())) return refused('textChanged');
  const sha256 = sha256Of(reportText(id, discussion));
  return happened({ type: 'reportPublished', discussionId: discussion.id, at, sha256 });
}
