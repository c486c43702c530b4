import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** A point of a stroke in PDF user space; pressure from 0 to 1. */
export interface StrokePoint {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
}

/** Points of user space, from the origin in both directions: pages of PDF are at most 14,400 points wide. */
export const MAX_COORDINATE = 20_000;

/** Steps to a point: 1/20 pt is a fifth of a screen pixel at 400 %. */
const STEPS_PER_POINT = 20;
const PRESSURE_STEPS = 255;
/** A difference takes at least one byte, and so does the pressure. */
const MIN_POINT_BYTES = 3;

/**
 * Packs a stroke into differences of whole steps: about 3 bytes a point. What lies outside of
 * `MAX_COORDINATE` is drawn to the border.
 */
export function encodeStroke(points: readonly StrokePoint[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, points.length);
  let lastX = 0;
  let lastY = 0;
  for (const point of points) {
    const x = toSteps(point.x);
    const y = toSteps(point.y);
    encoding.writeVarInt(encoder, x - lastX);
    encoding.writeVarInt(encoder, y - lastY);
    encoding.writeUint8(encoder, Math.round(Math.min(1, Math.max(0, point.pressure)) * PRESSURE_STEPS));
    lastX = x;
    lastY = y;
  }
  return encoding.toUint8Array(encoder);
}

function toSteps(coordinate: number): number {
  return Math.round(Math.min(MAX_COORDINATE, Math.max(-MAX_COORDINATE, coordinate)) * STEPS_PER_POINT);
}

/** `null` when the bytes are not exactly one stroke within `MAX_COORDINATE`. */
export function decodeStroke(bytes: Uint8Array): StrokePoint[] | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const count = decoding.readVarUint(decoder);
    if (count === 0 || count * MIN_POINT_BYTES > bytes.length) return null;
    const points: StrokePoint[] = [];
    let x = 0;
    let y = 0;
    for (let index = 0; index < count; index += 1) {
      x += decoding.readVarInt(decoder);
      y += decoding.readVarInt(decoder);
      if (Math.max(Math.abs(x), Math.abs(y)) > MAX_COORDINATE * STEPS_PER_POINT) return null;
      const pressure = decoding.readUint8(decoder) / PRESSURE_STEPS;
      points.push({ x: x / STEPS_PER_POINT, y: y / STEPS_PER_POINT, pressure });
    }
    return decoding.hasContent(decoder) ? null : points;
  } catch {
    return null;
  }
}
