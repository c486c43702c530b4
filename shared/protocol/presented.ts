import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { ID_PATTERN, type VersionId } from '../domain/ids.ts';

/**
 * Where the presenter is in the version that is shown. Points are PDF user space, so that zoom, rotation and the size
 * of a window do not matter. Never part of a document or of the record: whoever follows gets the newest, no history.
 */
export interface PresentedPlace {
  readonly versionId: VersionId;
  /** 1 for the first page. */
  readonly page: number;
  /** The upper left corner of what the presenter sees. */
  readonly left: number;
  readonly top: number;
}

/** Where the presenter points. */
export interface PresentedPointer {
  readonly versionId: VersionId;
  readonly page: number;
  readonly x: number;
  readonly y: number;
}

const MOST_PAGES = 1_000_000;

export function writePlace(encoder: encoding.Encoder, { versionId, page, left, top }: PresentedPlace): void {
  writePoint(encoder, versionId, page, left, top);
}

/** Throws on what is no place. */
export function readPlace(decoder: decoding.Decoder): PresentedPlace {
  const { versionId, page, x, y } = readPoint(decoder);
  return { versionId, page, left: x, top: y };
}

export function writePointer(encoder: encoding.Encoder, pointer: PresentedPointer | null): void {
  encoding.writeUint8(encoder, pointer === null ? 0 : 1);
  if (pointer !== null) writePoint(encoder, pointer.versionId, pointer.page, pointer.x, pointer.y);
}

/** Throws on what is no pointer. */
export function readPointer(decoder: decoding.Decoder): PresentedPointer | null {
  return decoding.readUint8(decoder) === 0 ? null : readPoint(decoder);
}

function writePoint(encoder: encoding.Encoder, id: VersionId, page: number, x: number, y: number): void {
  encoding.writeVarString(encoder, id);
  encoding.writeVarUint(encoder, page);
  encoding.writeFloat32(encoder, x);
  encoding.writeFloat32(encoder, y);
}

function readPoint(decoder: decoding.Decoder): PresentedPointer {
  const versionId = decoding.readVarString(decoder);
  const page = decoding.readVarUint(decoder);
  const [x, y] = [decoding.readFloat32(decoder), decoding.readFloat32(decoder)];
  const isSound = ID_PATTERN.test(versionId) && page >= 1 && page <= MOST_PAGES;
  if (!isSound || !Number.isFinite(x) || !Number.isFinite(y)) throw new Error('no place in a file');
  return { versionId: versionId as VersionId, page, x, y };
}
