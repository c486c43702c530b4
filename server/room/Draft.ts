import { apply } from '../../shared/domain/apply.ts';
import type { FileContent } from '../../shared/domain/agenda.ts';
import type { Command } from '../../shared/domain/command.ts';
import { decide } from '../../shared/domain/decide.ts';
import type { MemberId, SessionId, SittingId } from '../../shared/domain/ids.ts';
import type { SessionState } from '../../shared/domain/session.ts';
import { commandAnswer, type CommandAnswer } from '../../shared/protocol/commands.ts';
import type { RememberedCommand, StoredEvent } from '../store/RoomStore.ts';
import { placeOf, type BallotPlaces, type Place } from './ballotPlaces.ts';
import { hashOfCommand } from './commandBody.ts';
import { isDoorCode } from './doorCodes.ts';
import type { DeviceKeys } from './DeviceKeys.ts';
import { SALT_BYTES, sealEvent } from './eventChain.ts';
import type { RoomParts } from './RoomParts.ts';
import { lateFor, receiptFor } from './receipts.ts';
import { sha256Of } from './sha256Of.ts';
import type { TryLimiter } from './TryLimiter.ts';

/** The end of a session's record. */
export interface Head {
  readonly seq: number;
  readonly chainHash: Uint8Array;
}

/** What the commands of one batch have led to so far; nothing of it is stored or shown yet. */
export interface Draft {
  readonly sessionId: SessionId;
  readonly state: SessionState | null;
  readonly head: Head;
  readonly events: readonly StoredEvent[];
  readonly commands: readonly RememberedCommand[];
  readonly sharers: ReadonlySet<string>;
  /** Members with a live connection. */
  readonly online: ReadonlySet<MemberId>;
  /** Ballots and slips among `events`, the newest last. */
  readonly ballots: readonly Place[];
  /** Ballots and slips that are stored. */
  readonly storedBallots: BallotPlaces;
}

/** What deciding stands on. */
export type DecidingParts = RoomParts & { readonly deviceKeys: DeviceKeys; readonly doorTries: TryLimiter };

export interface GivenCommand {
  readonly actor: MemberId | null;
  readonly commandId: string;
  readonly command: Command;
}

/**
 * Decides one command on top of a draft. The same command again gets its first answer, refusals included;
 * another command under the same id is refused with `commandReused`.
 */
export async function decideInto(
  draft: Draft,
  given: GivenCommand,
  parts: DecidingParts,
): Promise<{ draft: Draft; answer: CommandAnswer }> {
  const { actor, commandId, command } = given;
  const bodyHash = hashOfCommand(command);
  const remembered = await recall(draft, given, parts);
  if (remembered !== null) {
    const same = Buffer.compare(remembered.bodyHash, bodyHash) === 0;
    const answer: CommandAnswer = same
      ? commandAnswer.parse(JSON.parse(remembered.answer))
      : { accepted: false, refusal: { code: 'commandReused' } };
    return { draft, answer };
  }
  const contentIsHere = await hasContentOf(command, parts);
  const now = parts.clock();
  const { verify, isKeyOf } = parts.deviceKeys;
  const hasContent = () => contentIsHere;
  const isShownAtDoor = (sittingId: SittingId, code: string) => {
    // Six digits are soon guessed by whoever may try without a wait.
    if (actor === null || parts.doorTries.begin(actor) > 0) return false;
    const isRight = isDoorCode(parts.serverKey, draft.sessionId, sittingId, now, code);
    if (isRight) parts.doorTries.succeeded(actor);
    return isRight;
  };
  const context = { now, actor, hasContent, sha256Of, verify, isKeyOf, isDoorCode: isShownAtDoor };
  const decision = decide(draft.state, command, context);
  let next = draft;
  if (decision.ok) {
    for (const event of decision.value) {
      const header = { sessionId: draft.sessionId, seq: next.head.seq + 1, at: now, actor };
      const stored = sealEvent(header, event, next.head.chainHash, parts.randomBytes(SALT_BYTES));
      const ballot = placeOf(event, stored);
      const ballots = ballot === null ? next.ballots : [...next.ballots, ballot];
      const events = [...next.events, stored];
      next = { ...next, state: apply(next.state, event), head: stored, events, ballots };
    }
  }
  const answer: CommandAnswer = decision.ok
    ? { accepted: true, seq: next.head.seq, ...receiptFor(next, given, parts) }
    : { accepted: false, refusal: decision.refusal, ...lateFor(next, given, decision.refusal, now, parts) };
  // Before a session exists there is no record that could remember a refusal.
  if (next.state === null) return { draft, answer };
  const remembrance = {
    ...{ actor, commandId, bodyHash },
    accepted: answer.accepted,
    answer: JSON.stringify(answer),
  };
  return { draft: { ...next, commands: [...next.commands, remembrance] }, answer };
}

/**
 * Declares the house's key in a record that does not name it as the present one (D7). `draft` is answered as it
 * is when there is no session or nothing to declare.
 */
export async function declareServerKey(draft: Draft, parts: DecidingParts): Promise<Draft> {
  const { publicKey } = parts.serverKey;
  if (draft.state === null || draft.state.serverKey === publicKey) return draft;
  // The house may go back to an earlier key: each declaration is a command of its own.
  const commandId = `server-key/${draft.head.seq}`;
  const command = { type: 'declareServerKey' as const, publicKey };
  const { draft: next, answer } = await decideInto(draft, { actor: null, commandId, command }, parts);
  if (!answer.accepted) throw new Error(`the house's key was refused: ${answer.refusal.code}`);
  return next;
}

async function recall(draft: Draft, { actor, commandId }: GivenCommand, parts: RoomParts) {
  const inDraft = draft.commands.find((one) => one.actor === actor && one.commandId === commandId);
  return inDraft ?? (await parts.store.command(draft.sessionId, actor, commandId));
}

async function hasContentOf(command: Command, parts: RoomParts): Promise<boolean> {
  const content: FileContent | null =
    command.type === 'addFile' || command.type === 'addVersion' ? command.content : null;
  return content !== null && (await parts.hasContent(content));
}
