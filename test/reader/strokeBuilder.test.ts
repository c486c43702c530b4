import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { simplify, StrokeBuilder } from '../../renderer/marks/strokeBuilder.ts';
import { MAX_STROKE_BYTES } from '../../shared/marks/mark.ts';
import { decodeStroke, type StrokePoint } from '../../shared/marks/stroke.ts';

const point = fc.record({
  x: fc.double({ min: -2000, max: 2000, noNaN: true }),
  y: fc.double({ min: -2000, max: 2000, noNaN: true }),
  pressure: fc.double({ min: 0, max: 1, noNaN: true }),
});

function drawn(points: readonly StrokePoint[]): StrokePoint[] {
  const builder = new StrokeBuilder();
  for (const each of points) builder.add(each);
  return builder.finish().flatMap((bytes) => decodeStroke(bytes) ?? []);
}

function apart(point: StrokePoint, line: readonly StrokePoint[]): number {
  let nearest = Infinity;
  for (let index = 0; index < line.length; index += 1) {
    const from = line[Math.max(0, index - 1)];
    const to = line[index];
    if (from === undefined || to === undefined) continue;
    const squared = (to.x - from.x) ** 2 + (to.y - from.y) ** 2;
    const along = (point.x - from.x) * (to.x - from.x) + (point.y - from.y) * (to.y - from.y);
    const share = squared === 0 ? 0 : Math.min(1, Math.max(0, along / squared));
    const dx = point.x - from.x - share * (to.x - from.x);
    const dy = point.y - from.y - share * (to.y - from.y);
    nearest = Math.min(nearest, Math.hypot(dx, dy));
  }
  return nearest;
}

describe('a stroke', () => {
  test('of one touch is a point', () => {
    expect(drawn([{ x: 10, y: 20, pressure: 0.5 }])).toEqual([{ x: 10, y: 20, pressure: 128 / 255 }]);
  });

  test('begins and ends where the pen did', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 60 }), (points) => {
        const stroke = drawn(points);
        const first = points[0];
        const last = points.at(-1);
        expect(Math.hypot(stroke[0]!.x - first!.x, stroke[0]!.y - first!.y)).toBeLessThan(0.05);
        expect(Math.hypot(stroke.at(-1)!.x - last!.x, stroke.at(-1)!.y - last!.y)).toBeLessThan(0.36);
      }),
    );
  });

  test('repeated points add nothing', () => {
    const still = Array.from({ length: 50 }, () => ({ x: 5, y: 5, pressure: 0.5 }));
    expect(drawn(still)).toHaveLength(1);
  });

  test('a straight line keeps two points', () => {
    const line = Array.from({ length: 200 }, (_unused, index) => ({ x: index, y: 2 * index, pressure: 0.5 }));
    expect(drawn(line)).toHaveLength(2);
  });

  test('simplifying moves no point by more than an eighth of a point', () => {
    fc.assert(
      fc.property(fc.array(point, { minLength: 1, maxLength: 80 }), (points) => {
        const simple = simplify(points);
        for (const each of points) expect(apart(each, simple)).toBeLessThanOrEqual(0.1201);
      }),
    );
  });

  test('a change of pressure on a straight line is kept', () => {
    const line = Array.from({ length: 41 }, (_unused, index) => ({
      x: index * 2,
      y: 0,
      pressure: index === 20 ? 1 : 0.2,
    }));
    expect(Math.max(...simplify(line).map((each) => each.pressure))).toBe(1);
  });

  test('a very long one comes in parts that the room accepts and that join', () => {
    const builder = new StrokeBuilder();
    for (let index = 0; index < 20_000; index += 1) {
      builder.add({ x: (index * 37) % 900, y: (index * 91) % 700, pressure: (index % 10) / 10 });
    }
    const parts = builder.finish();
    expect(parts.length).toBeGreaterThan(1);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(MAX_STROKE_BYTES);
    const strokes = parts.map((part) => decodeStroke(part) ?? []);
    for (let index = 1; index < strokes.length; index += 1) {
      expect(strokes[index]?.[0]).toEqual(strokes[index - 1]?.at(-1));
    }
  });
});
