import { describe, expect, test } from 'vitest';
import { boundsOf, isTouched } from '../../renderer/marks/hitTest.ts';
import { joinLines } from '../../renderer/marks/textLines.ts';
import type { VersionId } from '../../shared/domain/ids.ts';
import type { Mark } from '../../shared/marks/mark.ts';
import { encodeStroke } from '../../shared/marks/stroke.ts';

const place = { version: 'v1' as VersionId, page: 1, color: 'blue', createdAt: 0 } as const;
const stroke: Mark = {
  kind: 'ink',
  ...place,
  tool: 'pen',
  width: 2,
  points: encodeStroke([
    { x: 100, y: 100, pressure: 0.5 },
    { x: 200, y: 100, pressure: 0.5 },
  ]) as Uint8Array<ArrayBuffer>,
};
const highlight: Mark = { kind: 'highlight', ...place, rectangles: [[50, 50, 150, 62]], quote: 'chữ' };
const note: Mark = { kind: 'note', ...place, at: [300, 300], text: '' };

describe('the eraser', () => {
  test('touches a stroke it crosses between two events', () => {
    expect(isTouched(stroke, { x: 150, y: 20 }, { x: 150, y: 180 }, 0)).toBe(true);
  });

  test('touches a stroke within its reach and the half of its width', () => {
    expect(isTouched(stroke, { x: 150, y: 104.9 }, { x: 150, y: 104.9 }, 4)).toBe(true);
    expect(isTouched(stroke, { x: 150, y: 105.1 }, { x: 150, y: 105.1 }, 4)).toBe(false);
  });

  test('touches a highlight it passes through without stopping in it', () => {
    expect(isTouched(highlight, { x: 100, y: 0 }, { x: 100, y: 200 }, 0)).toBe(true);
    expect(isTouched(highlight, { x: 200, y: 0 }, { x: 200, y: 200 }, 0)).toBe(false);
  });

  test('touches a note at its pin', () => {
    expect(isTouched(note, { x: 305, y: 295 }, { x: 305, y: 295 }, 0)).toBe(true);
    expect(isTouched(note, { x: 340, y: 300 }, { x: 340, y: 300 }, 0)).toBe(false);
  });
});

test('the bounds of a stroke hold its width', () => {
  expect(boundsOf(stroke)).toEqual([99, 99, 201, 101]);
});

describe('selected text', () => {
  test('words of a line become one box', () => {
    const boxes = [
      { left: 10, top: 100, right: 40, bottom: 112 },
      { left: 44, top: 101, right: 90, bottom: 112 },
      { left: 10, top: 116, right: 60, bottom: 128 },
    ];
    expect(joinLines(boxes)).toEqual([
      { left: 10, top: 100, right: 90, bottom: 112 },
      { left: 10, top: 116, right: 60, bottom: 128 },
    ]);
  });

  test('two columns stay apart', () => {
    const boxes = [
      { left: 10, top: 100, right: 200, bottom: 112 },
      { left: 300, top: 100, right: 480, bottom: 112 },
    ];
    expect(joinLines(boxes)).toHaveLength(2);
  });
});
