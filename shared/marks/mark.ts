import { z } from 'zod';
import { instant, versionId } from '../protocol/schema.ts';
import { MAX_COORDINATE } from './stroke.ts';

/**
 * One mark on one page of one version of a file, as it stands in a marks document. Lengths and coordinates
 * are points of PDF user space (origin at the lower left of the unrotated page), so that zoom and rotation
 * never move a mark. The author is named by the document, not by the mark.
 */
const coordinate = z.number().min(-MAX_COORDINATE).max(MAX_COORDINATE);
const point = z.tuple([coordinate, coordinate]).readonly();
/** [left, bottom, right, top] */
const rectangle = z.tuple([coordinate, coordinate, coordinate, coordinate]).readonly();

/** Names of the ink colours; the interface gives each its value in light and dark. */
export const MARK_COLORS = ['black', 'blue', 'red', 'green', 'yellow', 'orange', 'pink', 'cyan'] as const;
export type MarkColor = (typeof MARK_COLORS)[number];

const place = {
  version: versionId,
  /** 1 for the first page. */
  page: z.int().min(1).max(20_000),
  color: z.enum(MARK_COLORS),
  createdAt: instant,
};

export const MAX_STROKE_BYTES = 64 * 1024;
export const MAX_NOTE_CHARACTERS = 10_000;
export const MAX_MARKS_PER_DOCUMENT = 20_000;

/** A freehand stroke; `points` as written by `encodeStroke`. The marker is broad and lets the text through. */
export const inkMark = z.strictObject({
  kind: z.literal('ink'),
  ...place,
  tool: z.enum(['pen', 'marker']),
  /** Nominal width in points. */
  width: z.number().min(0.2).max(60),
  points: z.custom<Uint8Array>(
    (value) => value instanceof Uint8Array && value.length > 0 && value.length <= MAX_STROKE_BYTES,
  ),
});

/** Highlighted text: one rectangle a line, and the words, to find the place again in another version. */
export const highlightMark = z.strictObject({
  kind: z.literal('highlight'),
  ...place,
  rectangles: z.array(rectangle).min(1).max(500).readonly(),
  quote: z.string().max(MAX_NOTE_CHARACTERS),
});

export const noteMark = z.strictObject({
  kind: z.literal('note'),
  ...place,
  at: point,
  text: z.string().max(MAX_NOTE_CHARACTERS),
});

export const mark = z.discriminatedUnion('kind', [inkMark, highlightMark, noteMark]);
export type Mark = z.infer<typeof mark>;
export type InkMark = z.infer<typeof inkMark>;
export type NoteMark = z.infer<typeof noteMark>;
