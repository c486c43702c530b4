import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** A point of a stroke in PDF user space; pressure from 0 to 1. */
export interface StrokePoint {
  readonly x: number;
  readonly y: number;
  readonly pressure: number;
}

/** Steps to a point: 1/20 pt is a fifth of a screen pixel at 400 %. */
const STEPS_PER_POINT = 20;
const PRESSURE_STEPS = 255;

/** Packs a stroke into differences of whole steps: about 3 bytes a point. */
export function encodeStroke(points: readonly StrokePoint[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, points.length);
  let lastX = 0;
  let lastY = 0;
  for (const point of points) {
    const x = Math.round(point.x * STEPS_PER_POINT);
    const y = Math.round(point.y * STEPS_PER_POINT);
    encoding.writeVarInt(encoder, x - lastX);
    encoding.writeVarInt(encoder, y - lastY);
    encoding.writeUint8(encoder, Math.round(Math.min(1, Math.max(0, point.pressure)) * PRESSURE_STEPS));
    lastX = x;
    lastY = y;
  }
  return encoding.toUint8Array(encoder);
}

/** `null` when the bytes are not exactly one stroke. */
export function decodeStroke(bytes: Uint8Array): StrokePoint[] | null {
  try {
    const decoder = decoding.createDecoder(bytes);
    const count = decoding.readVarUint(decoder);
    if (count === 0 || count > bytes.length) return null;
    const points: StrokePoint[] = [];
    let x = 0;
    let y = 0;
    for (let index = 0; index < count; index += 1) {
      x += decoding.readVarInt(decoder);
      y += decoding.readVarInt(decoder);
      const pressure = decoding.readUint8(decoder) / PRESSURE_STEPS;
      points.push({ x: x / STEPS_PER_POINT, y: y / STEPS_PER_POINT, pressure });
    }
    return decoding.hasContent(decoder) ? null : points;
  } catch {
    return null;
  }
}
