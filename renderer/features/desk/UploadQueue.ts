import type { FileContent } from '../../../shared/domain/agenda.ts';
import type { Command } from '../../../shared/domain/command.ts';
import type { FileId, ItemId } from '../../../shared/domain/ids.ts';
import type { RefusalCode } from '../../../shared/domain/refusal.ts';
import { RequestError } from '../../room/RequestError.ts';
import type { RoomClient, Signal } from '../../room/RoomClient.ts';
import { createSignal } from '../../room/signal.ts';
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

type Desk = Pick<RoomClient, 'upload' | 'send'>;

async function isPdf(file: File): Promise<boolean> {
  const head = await file.slice(0, PDF_MARK_WITHIN_BYTES).arrayBuffer();
  return new TextDecoder('latin1').decode(head).includes(PDF_MARK);
}

/** The files on their way into the session, two at a time; outlives the pages of the desk. */
export class UploadQueue {
  readonly #desk: Desk;
  readonly #entries = new Map<string, Entry>();
  readonly #uploads = createSignal<readonly Upload[]>([]);
  readonly #added = createSignal<readonly string[]>([]);

  constructor(desk: Desk) {
    this.#desk = desk;
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
      this.#set(upload.id, { status: 'recording' });
      const answer = await this.#desk.send(commandFor(upload, content));
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
