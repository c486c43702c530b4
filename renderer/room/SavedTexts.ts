import { z } from 'zod';
import type { Command } from '../../shared/domain/command.ts';
import type { SavedText } from '../../shared/domain/discussion.ts';
import { command as commandSchema, type CommandAnswer } from '../../shared/protocol/commands.ts';
import type { HostDocs } from '../host/Host.ts';
import { createSignal, type Signal } from '../signal.ts';
import type { Environment } from './environment.ts';
import { KeptLog } from './KeptLog.ts';
import type { ConnectionState } from './RoomClient.ts';
import { isSameText, keyOfText, type SavingCommand, type TextDraft, type TextDrafts } from './TextDrafts.ts';

/** How long the hand must rest before the device keeps, and before the room is sent, what was written. */
const KEEP_AFTER_MS = 300;
const SEND_AFTER_MS = 1500;
const TRY_AGAIN_MS = 5000;

const entry = z.strictObject({ key: z.string(), draft: commandSchema.nullable() });
type Entry = z.infer<typeof entry>;

interface SavedTextsOptions {
  readonly docs: HostDocs;
  /** `<sessionId>/<memberId>/` */
  readonly keyPrefix: string;
  readonly connection: Signal<ConnectionState>;
  /** What stands in the record under a key. */
  readonly recorded: (key: string) => SavedText | undefined;
  /** Tells when it may be another. */
  readonly onRecord: (listener: () => void) => () => void;
  readonly send: (command: Command) => Promise<CommandAnswer>;
  readonly environment: Environment;
}

/**
 * One's own texts on their way into the record: kept on this device while they are written, sent when the hand rests
 * and the room is there, also after a restart. A text that somebody else has changed meanwhile waits for a person.
 */
export class SavedTexts implements TextDrafts {
  readonly drafts = createSignal<ReadonlyMap<string, TextDraft>>(new Map());
  readonly #options: SavedTextsOptions;
  readonly #log: KeptLog<Entry>;
  readonly #timers = new Map<string, () => void>();
  readonly #sending = new Set<string>();
  #stopWatching: readonly (() => void)[] = [];
  #closed = false;

  constructor(options: SavedTextsOptions) {
    this.#options = options;
    this.#log = new KeptLog(options.docs, `${options.keyPrefix}texts/drafts`, entry);
  }

  async start(): Promise<void> {
    const { connection, onRecord } = this.#options;
    this.#stopWatching = [
      connection.subscribe(() => this.#sendAll()),
      onRecord(() => this.#forgetRecorded()),
    ];
    try {
      const kept = new Map((await this.#log.read()).map(({ key, draft }) => [key, draft]));
      for (const [key, draft] of kept) {
        if (draft === null || this.drafts.get().has(key) || !isSaving(draft)) continue;
        this.#set(key, { command: draft, standing: 'waiting', code: null });
      }
    } catch (error) {
      console.error('the texts on this device are not readable', error);
    }
    this.#sendAll();
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const stop of this.#stopWatching) stop();
    for (const cancel of this.#timers.values()) cancel();
    for (const [key, draft] of this.drafts.get())
      if (draft.standing !== 'saved') this.#keep(key, draft.command);
    await this.#log.written();
  }

  write(command: SavingCommand): void {
    const key = keyOfText(command);
    this.#set(key, { command, standing: 'waiting', code: null });
    this.#after(`keep ${key}`, KEEP_AFTER_MS, () =>
      this.#keep(key, this.drafts.get().get(key)?.command ?? null),
    );
    this.#after(`send ${key}`, SEND_AFTER_MS, () => void this.#send(key));
  }

  flush(): void {
    for (const key of this.drafts.get().keys()) void this.#send(key);
  }

  discard(key: string): void {
    this.#forget(key);
  }

  #sendAll(): void {
    if (this.#options.connection.get() === 'online') this.flush();
  }

  async #send(key: string): Promise<void> {
    const draft = this.drafts.get().get(key);
    const mayGo = draft?.standing === 'waiting' && !this.#sending.has(key) && !this.#closed;
    if (!mayGo || this.#options.connection.get() !== 'online') return;
    if (isSameText(draft.command.text, this.#options.recorded(key)?.text ?? '')) return this.#forget(key);
    this.#sending.add(key);
    try {
      this.#answered(key, draft.command, await this.#options.send(draft.command));
    } catch (error) {
      // The connection broke or the room is busy: it stays on the device and is tried again.
      console.warn('a text was not sent', error);
      this.#after(`send ${key}`, TRY_AGAIN_MS, () => void this.#send(key));
    } finally {
      this.#sending.delete(key);
    }
  }

  #answered(key: string, sent: SavingCommand, answer: CommandAnswer): void {
    const draft = this.drafts.get().get(key);
    if (draft === undefined) return;
    if (!answer.accepted) {
      const { code } = answer.refusal;
      return this.#set(key, { ...draft, standing: code === 'textChanged' ? 'changed' : 'refused', code });
    }
    const { revision } = sent;
    if (draft.command.text === sent.text) {
      this.#set(key, { command: { ...sent, revision: revision + 1 }, standing: 'saved', code: null });
      this.#keep(key, null);
      return this.#forgetRecorded();
    }
    // Written on meanwhile: goes on from what was just recorded.
    this.write({ ...draft.command, revision: revision + 1 });
  }

  /** What the record shows by now needs no copy here. */
  #forgetRecorded(): void {
    for (const [key, { standing, command }] of this.drafts.get()) {
      const recorded = this.#options.recorded(key);
      if (standing !== 'saved' || recorded === undefined) continue;
      const isThere = recorded.revision >= command.revision || isSameText(recorded.text, command.text);
      if (isThere) this.#drop(key);
    }
  }

  #forget(key: string): void {
    this.#timers.get(`send ${key}`)?.();
    this.#timers.get(`keep ${key}`)?.();
    this.#drop(key);
    this.#keep(key, null);
  }

  #keep(key: string, draft: SavingCommand | null): void {
    const isLast =
      draft === null && [...this.drafts.get().values()].every(({ standing }) => standing === 'saved');
    this.#log
      .add({ key, draft }, !isLast)
      .then(async () => {
        if (isLast) await this.#log.settle(holdsNothing);
        await this.#log.compact(newestOfEach);
      })
      .catch((error: unknown) => console.error('a text was not kept on this device', error));
  }

  #set(key: string, draft: TextDraft): void {
    this.drafts.set(new Map(this.drafts.get()).set(key, draft));
  }

  #drop(key: string): void {
    const drafts = new Map(this.drafts.get());
    if (drafts.delete(key)) this.drafts.set(drafts);
  }

  #after(name: string, milliseconds: number, act: () => void): void {
    this.#timers.get(name)?.();
    const cancel = this.#options.environment.timer(milliseconds, () => {
      this.#timers.delete(name);
      act();
    });
    this.#timers.set(name, cancel);
  }
}

function isSaving(command: Command): command is SavingCommand {
  return command.type === 'saveNotes' || command.type === 'saveReport';
}

function newestOfEach(entries: readonly Entry[]): readonly Entry[] {
  const newest = new Map(entries.map((one) => [one.key, one]));
  return [...newest.values()].filter(({ draft }) => draft !== null);
}

function holdsNothing(entries: readonly Entry[]): boolean {
  return newestOfEach(entries).length === 0;
}
