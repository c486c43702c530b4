import type { z } from 'zod';
import type { Command } from '../../shared/domain/command.ts';
import type { FileContent } from '../../shared/domain/agenda.ts';
import type { MemberId, SessionId, SittingId } from '../../shared/domain/ids.ts';
import { commandAnswer, type CommandAnswer } from '../../shared/protocol/commands.ts';
import { MAX_LINK_REQUEST } from '../../shared/protocol/link.ts';
import {
  blobAnswer,
  chainAnswer,
  codeHoldersAnswer,
  doorAnswer,
  statisticsAnswer,
  type DoorAnswer,
  type StatisticsAnswer,
  codesAnswer,
  type ChainAnswer,
} from '../../shared/protocol/http.ts';
import { earlierPromisesAnswer, type EarlierPromisesAnswer } from '../../shared/protocol/questionCommands.ts';
import type { HostConnect } from '../host/Host.ts';
import { backOff } from './backOff.ts';
import type { Environment } from './environment.ts';
import { parseAnswer, request, type Asked } from './request.ts';
import { RequestError } from './RequestError.ts';
import type { RoomLink } from './RoomLink.ts';

/** A command is tried again for so long while the room cannot be reached. */
const SEND_MILLISECONDS = 30_000;

export interface RequestOptions {
  readonly connect: HostConnect;
  readonly roomUrl: string;
  readonly sessionId: SessionId;
  readonly token: string;
  readonly environment: Environment;
  /** Carries commands while it stands; HTTP does otherwise. */
  readonly link: Pick<RoomLink, 'command'>;
  readonly onSignedOut: () => void;
}

/** What is asked of the room: commands over the link, all else over HTTP. Everything rejects with `RequestError`. */
export class RoomRequests {
  readonly #options: RequestOptions;

  constructor(options: RequestOptions) {
    this.#options = options;
  }

  /** The same id goes out until there is an answer, so that the command counts once. */
  async send(command: Command): Promise<CommandAnswer> {
    const { environment } = this.#options;
    const commandId = environment.randomId();
    const until = environment.now() + SEND_MILLISECONDS;
    for (let failures = 1; ; failures += 1) {
      try {
        return await this.sendOnce(commandId, command);
      } catch (error) {
        const lost =
          error instanceof RequestError && (error.code === 'unreachable' || error.code === 'unavailable');
        const wait = backOff(failures, environment.random);
        if (!lost || environment.now() + wait > until) throw error;
        await new Promise<void>((resolve) => environment.timer(wait, resolve));
      }
    }
  }

  /** One try, under an id that the caller keeps for the next one. */
  async sendOnce(commandId: string, command: Command): Promise<CommandAnswer> {
    const request = JSON.stringify({ commandId, command });
    const answer = request.length > MAX_LINK_REQUEST ? null : this.#options.link.command(request);
    if (answer !== null) {
      const text = await answer;
      return this.#noting(() => parseAnswer(200, text, commandAnswer));
    }
    return this.#ask('/commands', commandAnswer, { method: 'POST', body: { commandId, command } });
  }

  /** How the record goes on after an event, and its signed end. */
  chain(after: number): Promise<ChainAnswer> {
    return this.#ask(`/chain?after=${after}`, chainAnswer, { method: 'GET' });
  }

  async upload(
    file: Blob,
    onProgress: (share: number) => void,
    signal: AbortSignal | undefined,
  ): Promise<FileContent> {
    const { environment, token } = this.#options;
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/octet-stream' };
    const posted = await environment.postBytes(this.#address('/blobs'), headers, file, onProgress, signal);
    const { content } = this.#noting(() => parseAnswer(posted.status, posted.body, blobAnswer));
    onProgress(1);
    return content;
  }

  async issueCodes(memberIds: readonly MemberId[]): Promise<ReadonlyMap<MemberId, string>> {
    const { codes } = await this.#ask('/codes', codesAnswer, { method: 'POST', body: { memberIds } });
    return new Map(codes.map(({ memberId, code }) => [memberId, code]));
  }

  async codeHolders(): Promise<ReadonlySet<MemberId>> {
    const { memberIds } = await this.#ask('/codes', codeHoldersAnswer, { method: 'GET' });
    return new Set(memberIds);
  }

  door(sittingId: SittingId): Promise<DoorAnswer> {
    return this.#ask(`/sittings/${sittingId}/door`, doorAnswer, { method: 'GET' });
  }

  earlierPromises(): Promise<EarlierPromisesAnswer> {
    return this.#ask('/earlier-promises', earlierPromisesAnswer, { method: 'GET' });
  }

  statistics(): Promise<StatisticsAnswer> {
    return this.#ask('/statistics', statisticsAnswer, { method: 'GET' });
  }

  /** The token stops working. */
  async signOut(): Promise<void> {
    await request(
      this.#options.connect,
      this.#options.environment,
      `${this.#options.roomUrl}/api/leave`,
      null,
      {
        method: 'POST',
        token: this.#options.token,
      },
    );
  }

  #address(path: string): string {
    return `${this.#options.roomUrl}/api/sessions/${this.#options.sessionId}${path}`;
  }

  async #ask<Answer>(path: string, schema: z.ZodType<Answer>, asked: Asked): Promise<Answer> {
    const { connect, environment, token, onSignedOut } = this.#options;
    try {
      return await request(connect, environment, this.#address(path), schema, { ...asked, token });
    } catch (error) {
      if (error instanceof RequestError && error.code === 'unauthenticated') onSignedOut();
      throw error;
    }
  }

  #noting<Answer>(parse: () => Answer): Answer {
    try {
      return parse();
    } catch (error) {
      if (error instanceof RequestError && error.code === 'unauthenticated') this.#options.onSignedOut();
      throw error;
    }
  }
}
