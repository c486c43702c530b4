import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { faultOfMarks, marksOf, parseMark } from '../../shared/marks/document.ts';
import { MAX_MARKS_PER_DOCUMENT, type InkMark, type NoteMark } from '../../shared/marks/mark.ts';
import { decodeStroke, encodeStroke, MAX_COORDINATE, type StrokePoint } from '../../shared/marks/stroke.ts';
import type { VersionId } from '../../shared/domain/ids.ts';

const place = { version: 'v1' as VersionId, page: 1, color: 'blue', createdAt: 1_795_000_000_000 } as const;
const note: NoteMark = { kind: 'note', ...place, at: [100, 200], text: 'Xem lại số liệu' };
const ink: InkMark = {
  kind: 'ink',
  ...place,
  tool: 'pen',
  width: 1.5,
  points: encodeStroke([{ x: 1, y: 2, pressure: 0.5 }]),
};
const highlight = { kind: 'highlight', ...place, rectangles: [[10, 20, 30, 40]], quote: 'đất đai' };

/** What the copies of clients amount to on another machine: through bytes, not by reference. */
function received(...writers: readonly ((document: Y.Doc) => void)[]): Y.Doc {
  const ours = new Y.Doc();
  marksOf(ours);
  for (const write of writers) {
    const theirs = new Y.Doc();
    write(theirs);
    Y.applyUpdate(ours, Y.encodeStateAsUpdate(theirs));
  }
  return ours;
}

describe('strokes', () => {
  const coordinate = fc.double({ min: -MAX_COORDINATE, max: MAX_COORDINATE, noNaN: true });
  const stroke = fc.array(
    fc.record({ x: coordinate, y: coordinate, pressure: fc.double({ min: 0, max: 1, noNaN: true }) }),
    { minLength: 1, maxLength: 300 },
  );

  test('a point moves by at most 1/40 pt, also at the end of a long stroke', () => {
    fc.assert(
      fc.property(stroke, (points: readonly StrokePoint[]) => {
        const read = decodeStroke(encodeStroke(points)) ?? [];
        expect(read).toHaveLength(points.length);
        points.forEach((point, index) => {
          expect(Math.abs((read[index]?.x ?? NaN) - point.x)).toBeLessThanOrEqual(1 / 40 + 1e-9);
          expect(Math.abs((read[index]?.y ?? NaN) - point.y)).toBeLessThanOrEqual(1 / 40 + 1e-9);
          expect(Math.abs((read[index]?.pressure ?? NaN) - point.pressure)).toBeLessThanOrEqual(
            1 / 510 + 1e-9,
          );
        });
      }),
    );
  });

  test('any bytes are a stroke within the bounds or none', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const points = decodeStroke(bytes);
        for (const { x, y, pressure } of points ?? []) {
          expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(MAX_COORDINATE);
          expect(pressure >= 0 && pressure <= 1).toBe(true);
        }
        if (points !== null) expect(decodeStroke(encodeStroke(points))).toEqual(points);
      }),
      { numRuns: 3000 },
    );
  });

  test('what lies outside is drawn to the border, and no stroke is empty', () => {
    const far = [{ x: Infinity, y: -1e9, pressure: 7 }];
    expect(decodeStroke(encodeStroke(far))).toEqual([{ x: MAX_COORDINATE, y: -MAX_COORDINATE, pressure: 1 }]);
    expect(decodeStroke(encodeStroke([]))).toBeNull();
  });

  test('a cut stroke is none', () => {
    const whole = encodeStroke([
      { x: 100, y: 200, pressure: 1 },
      { x: 101, y: 203, pressure: 0.2 },
    ]);
    for (let length = 0; length < whole.length; length += 1)
      expect(decodeStroke(whole.slice(0, length))).toBeNull();
  });
});

describe('marks', () => {
  test('ink, highlight and note are read as they were written', () => {
    const document = received((theirs) => {
      marksOf(theirs).set('a', ink);
      marksOf(theirs).set('b', highlight);
      marksOf(theirs).set('c', note);
    });
    expect(faultOfMarks(document)).toBeNull();
    expect(['a', 'b', 'c'].map((id) => parseMark(marksOf(document).get(id)))).toEqual([ink, highlight, note]);
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['a text', 'note'],
    ['an unknown kind', { ...note, kind: 'stamp' }],
    ['a key too many', { ...note, author: 'm1' }],
    ['a page 0', { ...note, page: 0 }],
    ['no place', { ...note, at: undefined }],
    ['a place that is no number', { ...note, at: [NaN, 1] }],
    ['a place far outside', { ...note, at: [1e9, 1] }],
    ['a text too long', { ...note, text: 'a'.repeat(10_001) }],
    ['no rectangles', { ...highlight, rectangles: [] }],
    ['an unknown colour', { ...ink, color: '#ff0000' }],
    ['points that are no bytes', { ...ink, points: [1, 2, 3] }],
    ['points that are no stroke', { ...ink, points: new Uint8Array([1, 2]) }],
    ['no points', { ...ink, points: new Uint8Array() }],
    ['points far outside', { ...ink, points: new Uint8Array([1, 0xbf, 0xff, 0xff, 0xff, 0x0f, 0, 0]) }],
    [
      'too many points',
      { ...ink, points: encodeStroke(Array<StrokePoint>(22_000).fill({ x: 0, y: 0, pressure: 0 })) },
    ],
  ])('%s is no mark', (_, value) => {
    expect(parseMark(value)).toBeNull();
    expect(faultOfMarks(received((theirs) => marksOf(theirs).set('a', value)))).toBe('bad mark a');
  });
});

describe('a marks document', () => {
  const faults: Readonly<Record<string, (document: Y.Doc) => void>> = {
    'unknown part': (document) => document.getMap('other').set('a', note),
    'unknown part, a text': (document) => document.getText('body').insert(0, 'x'),
    'not a map': (document) => document.getArray('marks').insert(0, [note]),
    'not a map, a text': (document) => document.getText('marks').insert(0, 'x'),
    'not a map, an embed': (document) => document.getText('marks').insertEmbed(0, { kind: 'note' }),
    'not a map, an element': (document) =>
      document.getXmlFragment('marks').insert(0, [new Y.XmlElement('script')]),
    'not a map, only a format': (document) => {
      const text = document.getText('marks');
      text.insert(0, 'x', { bold: true });
      text.delete(0, 1);
    },
    'not a map, list items since deleted': (document) => {
      document.getArray('marks').insert(0, [note]);
      document.getArray('marks').delete(0, 1);
    },
    'bad mark a: a nested map': (document) =>
      marksOf(document).set('a', new Y.Map(Object.entries(note) as [string, unknown][])),
    'bad mark a: a nested text': (document) => marksOf(document).set('a', new Y.Text('x')),
    'bad mark a: a nested array': (document) => marksOf(document).set('a', Y.Array.from([1])),
    'bad mark a: a document': (document) => marksOf(document).set('a', new Y.Doc()),
    'bad mark a: bytes': (document) => marksOf(document).set('a', new Uint8Array(3)),
    'bad mark id': (document) => marksOf(document).set('a/b', note),
    'bad mark id, __proto__': (document) => marksOf(document).set('__proto__', note),
    'bad mark id, too long': (document) => marksOf(document).set('a'.repeat(65), note),
  };

  test.each(Object.entries(faults))('%s', (name, plant) => {
    const fault = faultOfMarks(received(plant));
    expect(fault).not.toBeNull();
    expect(name.startsWith(fault?.replace(/ (other|body)$/, '') ?? '?')).toBe(true);
    const amongOthers = received((document) => void marksOf(document).set('good', note), plant);
    expect(faultOfMarks(amongOthers)).toBe(fault);
  });

  test('a fault is found wherever it was planted among good marks', () => {
    const document = received((theirs) => {
      for (let index = 0; index < 50; index += 1) marksOf(theirs).set(`m${index}`, note);
      marksOf(theirs).set('m37', { ...note, page: -1 });
    });
    expect(faultOfMarks(document)).toBe('bad mark m37');
    expect(faultOfMarks(document, new Set(['m37']))).toBe('bad mark m37');
    expect(faultOfMarks(document, new Set(['m1', 'gone']))).toBeNull();
  });

  test('a corrected or erased mark is no fault any more', () => {
    const document = received((theirs) => {
      marksOf(theirs).set('a', { bad: true });
      marksOf(theirs).set('a', note);
      marksOf(theirs).set('b', new Y.Map());
      marksOf(theirs).delete('b');
    });
    expect(faultOfMarks(document)).toBeNull();
  });

  test('there is a limit to the number of marks, not of those erased', () => {
    const document = new Y.Doc();
    document.transact(() => {
      for (let index = 0; index <= MAX_MARKS_PER_DOCUMENT; index += 1)
        marksOf(document).set(`m${index}`, note);
    });
    expect(faultOfMarks(document, new Set())).toBe('too many marks');
    marksOf(document).delete('m0');
    expect(faultOfMarks(document, new Set())).toBeNull();
  });
});

test('a mark whose parts came as the key `__proto__` is none', () => {
  // As a reader of Yjs' bytes builds it: the key sets the prototype.
  const hidden: unknown = Object.setPrototypeOf({}, note);
  expect(parseMark(hidden)).toBeNull();
  expect(parseMark(Object.setPrototypeOf({ ...note }, { more: 1 }))).toBeNull();
  expect(parseMark(note)).toEqual(note);
});
