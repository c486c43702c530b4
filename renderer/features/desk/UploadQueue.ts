import type { FileContent } from '../../../shared/domain/agenda.ts';
import type { Command } from '../../../shared/domain/command.ts';
import type { FileId, ItemId } from '../../../shared/domain/ids.ts';
import type { RefusalCode } from '../../../shared/domain/refusal.ts';
import { RequestError } from '../../room/RequestError.ts';
import type { RoomClient } from '../../room/RoomClient.ts';
import { createSignal, type Signal } from '../../signal.ts';
import { newId } from '../../ui/newId.ts';
import { guessKind, titleOfFile } from './guessKind.ts';

const PARALLEL = 2;
const PDF_MARK = '%PDF-';
/** Readers accept the mark anywhere in the first kilobyte. */
const PDF_MARK_WITHIN_BYTES = 1024;

/** Where a file goes: into an item's dossier, or into a file as its next version. */
export type UploadTarget = { readonly itemId: ItemId; readonly fileId: FileId | null };

export type UploadFailure =
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  /** The dossier has the very same bytes, under this title. */
  | { readonly kind: 'duplicate'; readonly title: string }
  | { readonly kind: 'error'; readonly error: unknown };

export type UploadState =
  | { readonly status: 'waiting' }
  | { readonly status: 'sending'; readonly share: number }
  | { readonly status: 'recording' }
  | { readonly status: 'failed'; readonly failure: UploadFailure };

export interface Upload {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly target: UploadTarget;
  readonly state: UploadState;
}

interface Entry {
  readonly upload: Upload;
  readonly file: File;
  readonly abort: AbortController;
}

type Desk = Pick<RoomClient, 'upload' | 'send' | 'projection'>;

/** Whether it can go better the second time. */
export function isWorthRetrying(failure: UploadFailure): boolean {
  if (failure.kind !== 'error') return false;
  return !(failure.error instanceof RequestError && ['notPdf', 'tooLarge'].includes(failure.error.code));
}

async function isPdf(file: File): Promise<boolean> {
  const head = await file.slice(0, PDF_MARK_WITHIN_BYTES).arrayBuffer();
  return new TextDecoder('latin1').decode(head).includes(PDF_MARK);
}

/** The files on their way into the session, two at a time; outlives the pages of the desk. */
export class UploadQueue {
  readonly #desk: Desk;
  readonly #entries = new Map<string, Entry>();
  readonly #uploads = createSignal<readonly Upload[]>([]);
  /** New files that are recorded but not yet in the projection, by item and content. */
  readonly #claims = new Map<string, { readonly fileId: FileId; readonly title: string }>();
  readonly #leaveProjection: () => void;
  readonly #added = createSignal<readonly string[]>([]);

  constructor(desk: Desk) {
    this.#desk = desk;
    this.#leaveProjection = desk.projection.subscribe(() => {
      const files = desk.projection.get()?.files ?? {};
      for (const [key, { fileId }] of this.#claims) if (fileId in files) this.#claims.delete(key);
    });
  }

  /** What is on its way or has failed, oldest first. */
  get uploads(): Signal<readonly Upload[]> {
    return this.#uploads;
  }

  /** Names of the files that arrived, in order. */
  get added(): Signal<readonly string[]> {
    return this.#added;
  }

  add(files: readonly File[], target: UploadTarget): void {
    for (const file of files) {
      const id = newId<string>();
      const upload: Upload = { id, name: file.name, bytes: file.size, target, state: { status: 'waiting' } };
      this.#entries.set(id, { upload, file, abort: new AbortController() });
    }
    this.#publish();
    this.#advance();
  }

  /** Stops an upload, or takes a failed one off the list. */
  cancel(id: string): void {
    this.#entries.get(id)?.abort.abort();
    this.#entries.delete(id);
    this.#publish();
    this.#advance();
  }

  retry(id: string): void {
    const entry = this.#entries.get(id);
    if (entry?.upload.state.status !== 'failed') return;
    this.#entries.set(id, { ...entry, abort: new AbortController() });
    this.#set(id, { status: 'waiting' });
    this.#advance();
  }

  /** Stops everything. */
  close(): void {
    this.#leaveProjection();
    for (const { abort } of this.#entries.values()) abort.abort();
    this.#entries.clear();
    this.#publish();
  }

  #advance(): void {
    const all = [...this.#entries.values()];
    let active = all.filter(({ upload }) => isActive(upload.state)).length;
    for (const entry of all) {
      if (active >= PARALLEL) return;
      if (entry.upload.state.status !== 'waiting') continue;
      active += 1;
      this.#set(entry.upload.id, { status: 'sending', share: 0 });
      void this.#run(entry);
    }
  }

  async #run({ upload, file, abort }: Entry): Promise<void> {
    try {
      if (!(await isPdf(file))) throw new RequestError('notPdf');
      const onProgress = (share: number) => this.#set(upload.id, { status: 'sending', share });
      const content = await this.#desk.upload(file, onProgress, abort.signal);
      // Cancelled at the last moment: the bytes are there, but nothing names them.
      if (abort.signal.aborted) return;
      const command = commandFor(upload, content);
      const claim = claimOf(command);
      const twin = claim === null ? null : this.#titleOfTwin(claim.key, upload.target.itemId, content);
      if (twin !== null) {
        this.#fail(upload.id, { kind: 'duplicate', title: twin });
        this.#advance();
        return;
      }
      this.#set(upload.id, { status: 'recording' });
      if (claim !== null) this.#claims.set(claim.key, claim);
      const answer = await this.#recorded(command, claim?.key);
      if (answer.accepted) {
        if (this.#entries.delete(upload.id)) this.#added.set([...this.#added.get(), upload.name]);
        this.#publish();
      } else {
        this.#fail(upload.id, { kind: 'refused', code: answer.refusal.code });
      }
    } catch (error) {
      this.#fail(upload.id, { kind: 'error', error });
    }
    this.#advance();
  }

  /** Sends the command; a claim of one that was not accepted is given up. */
  async #recorded(command: Command, claim: string | undefined): ReturnType<Desk['send']> {
    let accepted = false;
    try {
      const answer = await this.#desk.send(command);
      accepted = answer.accepted;
      return answer;
    } finally {
      if (!accepted && claim !== undefined) this.#claims.delete(claim);
    }
  }

  /** The title under which the item's dossier has the same bytes already, or is just getting them. */
  #titleOfTwin(key: string, itemId: ItemId, { sha256 }: FileContent): string | null {
    const files = Object.values(this.#desk.projection.get()?.files ?? {});
    const twin = files.find(
      (file) => file.itemId === itemId && file.versions.at(-1)?.content.sha256 === sha256,
    );
    return twin?.title ?? this.#claims.get(key)?.title ?? null;
  }

  #fail(id: string, failure: UploadFailure): void {
    this.#set(id, { status: 'failed', failure });
  }

  /** Nothing happens when the upload was cancelled in the meantime. */
  #set(id: string, state: UploadState): void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return;
    this.#entries.set(id, { ...entry, upload: { ...entry.upload, state } });
    this.#publish();
  }

  #publish(): void {
    this.#uploads.set([...this.#entries.values()].map(({ upload }) => upload));
  }
}

function isActive(state: UploadState): boolean {
  return state.status === 'sending' || state.status === 'recording';
}

/** Only a new file claims its place: a version's repetition is refused by the room. */
function claimOf(command: Command) {
  if (command.type !== 'addFile') return null;
  const { fileId, itemId, title, content } = command;
  return { key: `${itemId} ${content.sha256}`, fileId, title };
}

function commandFor({ name, target }: Upload, content: FileContent): Command {
  const fileName = name.normalize('NFC');
  if (target.fileId !== null) {
    return { type: 'addVersion', fileId: target.fileId, versionId: newId(), fileName, content };
  }
  return {
    type: 'addFile',
    fileId: newId(),
    itemId: target.itemId,
    title: titleOfFile(name),
    kind: guessKind(name),
    versionId: newId(),
    fileName,
    content,
  };
}
