import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FileContent } from '../../shared/domain/agenda.ts';
import type { FileId, GroupId, MemberId, SessionId, Sha256 } from '../../shared/domain/ids.ts';
import { chunkRange, chunksOf } from '../../shared/protocol/chunks.ts';
import { formatDocumentName, parseDocumentName, type DocumentName } from '../../shared/protocol/documents.ts';
import {
  decodeClientFrame,
  decodeServerFrame,
  encodeClientFrame,
  encodeServerFrame,
  type ClientFrame,
  type ServerFrame,
} from '../../shared/protocol/link.ts';

const number = fc.nat();
const instant = fc.nat({ max: 8_640_000_000_000_000 });
const bytes = fc.uint8Array({ maxLength: 300 });
const text = fc.string({ unit: 'grapheme', maxLength: 80 });

const clientFrame: fc.Arbitrary<ClientFrame> = fc.oneof(
  fc.record({ type: fc.constant('signIn' as const), token: text }),
  fc.record({ type: fc.constant('open' as const), channel: number, document: text }),
  fc.record({ type: fc.constant('data' as const), channel: number, message: bytes }),
  fc.record({ type: fc.constant('close' as const), channel: number }),
  fc.record({ type: fc.constant('command' as const), number, request: text }),
);

const serverFrame: fc.Arbitrary<ServerFrame> = fc.oneof(
  fc.record({ type: fc.constant('welcome' as const), protocol: number, now: instant }),
  fc.record({ type: fc.constant('opened' as const), channel: number, documentNumber: number }),
  fc.record({ type: fc.constant('data' as const), documentNumber: number, message: bytes }),
  fc.record({ type: fc.constant('closed' as const), channel: number, code: number, reason: text }),
  fc.record({ type: fc.constant('saved' as const), channel: number, count: number, stateVector: bytes }),
  fc.record({ type: fc.constant('answered' as const), number, answer: text }),
  fc.record({ type: fc.constant('clock' as const), now: instant }),
);

/** The frame, or `null` when the decoder threw; anything but an Error is a failure of the test. */
function decoded<Frame>(decode: (bytes: Uint8Array) => Frame, frame: Uint8Array): Frame | null {
  try {
    return decode(frame);
  } catch (error) {
    expect(error).toBeInstanceOf(Error);
    return null;
  }
}

describe('link frames', () => {
  test('frames of a client come out as they went in', () => {
    fc.assert(
      fc.property(clientFrame, (frame) => {
        expect(decodeClientFrame(encodeClientFrame(frame))).toEqual(frame);
      }),
    );
  });

  test('frames of the server come out as they went in', () => {
    fc.assert(
      fc.property(serverFrame, (frame) => {
        expect(decodeServerFrame(encodeServerFrame(frame))).toEqual(frame);
      }),
    );
  });

  test('any bytes are either a frame that encodes again or thrown out', () => {
    fc.assert(
      fc.property(bytes, (garbage) => {
        const asClient = decoded(decodeClientFrame, garbage);
        if (asClient !== null) expect(decodeClientFrame(encodeClientFrame(asClient))).toEqual(asClient);
        const asServer = decoded(decodeServerFrame, garbage);
        if (asServer !== null) expect(decodeServerFrame(encodeServerFrame(asServer))).toEqual(asServer);
      }),
      { numRuns: 3000 },
    );
  });

  test('a cut or lengthened frame is never taken for the whole one', () => {
    fc.assert(
      fc.property(clientFrame, fc.nat({ max: 400 }), (frame, cut) => {
        if (frame.type === 'data') return;
        const whole = encodeClientFrame(frame);
        expect(decoded(decodeClientFrame, new Uint8Array([...whole, 0]))).toBeNull();
        if (cut < whole.length) expect(decoded(decodeClientFrame, whole.slice(0, cut))).not.toEqual(frame);
      }),
    );
  });
});

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/).filter((text) => text !== '__proto__');
const documentName: fc.Arbitrary<DocumentName> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('room' as const, 'desk' as const),
    sessionId: id as fc.Arbitrary<string> as fc.Arbitrary<SessionId>,
    epoch: fc.oneof(fc.constant(null), fc.integer({ min: 1, max: 999_999_999 })),
  }),
  fc.record({
    kind: fc.constant('marks' as const),
    fileId: id as fc.Arbitrary<string> as fc.Arbitrary<FileId>,
    audience: fc.oneof(
      fc.constant({ kind: 'private' as const }),
      fc.constant({ kind: 'room' as const }),
      fc.record({
        kind: fc.constant('group' as const),
        groupId: id as fc.Arbitrary<string> as fc.Arbitrary<GroupId>,
      }),
    ),
    authorId: id as fc.Arbitrary<string> as fc.Arbitrary<MemberId>,
  }),
);

describe('document names', () => {
  test('names are read as they were written', () => {
    fc.assert(
      fc.property(documentName, (name) => {
        expect(parseDocumentName(formatDocumentName(name))).toEqual(name);
      }),
    );
  });

  test('any text is either the one name of a document or none', () => {
    const nearly = fc
      .array(
        fc.constantFrom('room', 'desk', 'marks', 'private', 'group:', 'a', '/', '@', '1', '0', '..', ' '),
        {
          maxLength: 9,
        },
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(nearly, fc.string()), (text) => {
        const name = parseDocumentName(text);
        if (name !== null) expect(formatDocumentName(name)).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    '',
    'room',
    'room/',
    'room/k1@',
    'room/k1@0',
    'room/k1@01',
    'room/k1@1@2',
    'room/k1@-1',
    'room/k1/x',
    'Room/k1',
    'room/__proto__',
    'marks/t1/private',
    'marks/t1/all/m1',
    'marks/t1/group:/m1',
    'marks/t1/group/m1',
    'marks//private/m1',
    'marks/t1/private/m1/x',
    'marks/../private/m1',
    `room/${'k'.repeat(65)}`,
  ])('%j is no document', (text) => {
    expect(parseDocumentName(text)).toBeNull();
  });
});

describe('chunks', () => {
  const content = (size: number, chunkBytes: number): FileContent => ({
    sha256: 'a'.repeat(64) as Sha256,
    bytes: size,
    chunkBytes,
    chunks: [],
  });

  test('the chunks of a range are those that share a byte with it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 1, max: 60 }),
        fc.nat({ max: 600 }),
        fc.nat({ max: 600 }),
        (size, chunkBytes, begin, end) => {
          const file = content(size, chunkBytes);
          const all = Array.from({ length: Math.ceil(size / chunkBytes) }, (_, index) => index);
          const sharing = all.filter((index) => {
            const chunk = chunkRange(file, index);
            return Math.max(begin, chunk.begin) < Math.min(end, chunk.end);
          });
          expect(chunksOf(file, { begin, end })).toEqual(sharing);
        },
      ),
    );
  });

  test('chunks cover a file without gap', () => {
    const file = content(25, 10);
    expect([0, 1, 2].map((index) => chunkRange(file, index))).toEqual([
      { begin: 0, end: 10 },
      { begin: 10, end: 20 },
      { begin: 20, end: 25 },
    ]);
  });
});
