import type { z } from 'zod';
import type { MemberId } from '../../shared/domain/ids.ts';
import { linkRequest, type CommandAnswer } from '../../shared/protocol/commands.ts';
import type { errorBody } from '../../shared/protocol/http.ts';
import { MAX_WAITING_COMMANDS } from '../../shared/protocol/link.ts';
import type { RoomForSync } from '../room/RoomForSync.ts';
import { RoomUnavailable } from '../room/RoomParts.ts';
import type { SyncLog } from './surroundings.ts';

type ErrorBody = z.infer<typeof errorBody>;

/** Commands that come over one link: the same as over HTTP, asked by who signed in on it. */
export class LinkCommands {
  readonly #memberId: MemberId;
  readonly #room: RoomForSync;
  readonly #log: SyncLog;
  #waiting = 0;

  constructor(memberId: MemberId, room: RoomForSync, log: SyncLog) {
    this.#memberId = memberId;
    this.#room = room;
    this.#log = log;
  }

  /** Answers the JSON of `linkRequest`, once what it leads to is durable. Never rejects. */
  async answer(request: string): Promise<CommandAnswer | ErrorBody> {
    if (!this.#room.state.members.has(this.#memberId)) return { error: 'unauthenticated' };
    if (this.#waiting >= MAX_WAITING_COMMANDS) return { error: 'tooManyTries', retryAfterSeconds: 1 };
    const parsed = linkRequest.safeParse(jsonOf(request));
    if (!parsed.success) {
      const [first] = parsed.error.issues;
      return { error: 'badRequest', detail: `${first?.path.join('/') ?? ''} ${first?.message ?? ''}`.trim() };
    }
    this.#waiting += 1;
    try {
      return await this.#room.execute(this.#memberId, parsed.data.commandId, parsed.data.command);
    } catch (error) {
      if (error instanceof RoomUnavailable) return { error: error.code };
      this.#log.error({ err: error, command: parsed.data.command.type }, 'a command failed');
      return { error: 'internal' };
    } finally {
      this.#waiting -= 1;
    }
  }
}

/** `undefined` for what is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
