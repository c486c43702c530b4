import { createHash } from 'node:crypto';
import type { ServerKey } from '../../server/room/ServerKey.ts';
import type { Finding } from '../../server/verify/findings.ts';
import { parseRecord } from '../../server/verify/RecordFile.ts';
import { verifyRecord } from '../../server/verify/verifyRecord.ts';
import { SERVER_KEY } from '../room/house.ts';

/** An event of an exported record, as anybody may change it in an editor. */
export interface OpenEvent {
  seq: number;
  at: number;
  actor: string | null;
  type: string;
  version: number;
  payload: string;
  salt: string;
  payloadHash: string;
  chainHash: string;
}

export interface OpenRecord {
  format: string;
  sessionId: string;
  serverKey: string;
  head: { seq: number; chainHash: string; signature: string };
  events: OpenEvent[];
}

type Payload = Record<string, unknown>;

export function openRecord(text: string): OpenRecord {
  return JSON.parse(text) as OpenRecord;
}

/** The nth event of a type (from 0; -1 is the last). */
export function eventOf(record: OpenRecord, type: string, index = 0): OpenEvent {
  const event = record.events.filter((one) => one.type === type).at(index);
  if (event === undefined) throw new Error(`no ${type} in the record`);
  return event;
}

// The payload's shape is the test's own business.
export function payloadOf(event: OpenEvent): Payload {
  return JSON.parse(event.payload) as Payload;
}

/** Writes another content, without a hash. */
export function rewrite(event: OpenEvent, change: (payload: Payload) => void): void {
  const payload = payloadOf(event);
  change(payload);
  event.payload = JSON.stringify(payload);
}

/** Numbers and hashes everything anew, as whoever holds the file can. Written apart from the program's own. */
export function rechain(record: OpenRecord): void {
  let previous = Buffer.alloc(32);
  record.events.forEach((event, index) => {
    event.seq = index + 1;
    const salt = Buffer.from(event.salt, 'hex');
    const payloadHash = sha256(salt, Buffer.from(event.payload));
    const actor = event.actor === null ? [Buffer.of(0)] : [Buffer.of(1), text(event.actor)];
    const header = [Buffer.from('paperless-event/1'), text(record.sessionId), int(event.seq), int(event.at)];
    previous = sha256(previous, ...header, ...actor, text(event.type), int(event.version), payloadHash);
    event.payloadHash = payloadHash.toString('hex');
    event.chainHash = previous.toString('hex');
  });
  record.head.seq = record.events.length;
  record.head.chainHash = previous.toString('hex');
}

/** What only the house can do. */
export function resign(record: OpenRecord, key: ServerKey): void {
  const { seq, chainHash } = record.head;
  record.head.signature = key.sign(['paperless-head/1', record.sessionId, seq, chainHash].join('\n'));
}

/** A new event after another one, hashed only by `rechain`. */
export function insertAfter(record: OpenRecord, event: OpenEvent, changes: Partial<OpenEvent>): OpenEvent {
  const added = { ...event, ...changes };
  record.events.splice(record.events.indexOf(event) + 1, 0, added);
  return added;
}

export function drop(record: OpenRecord, event: OpenEvent): void {
  record.events.splice(record.events.indexOf(event), 1);
}

function sha256(...parts: readonly Uint8Array[]): Buffer<ArrayBuffer> {
  return Buffer.from(createHash('sha256').update(Buffer.concat(parts)).digest());
}

function int(value: number): Buffer {
  return Buffer.from(value.toString(16).padStart(16, '0'), 'hex');
}

function text(value: string): Buffer {
  return Buffer.concat([int(Buffer.byteLength(value)), Buffer.from(value)]);
}

/**
 * What is found in a record that the house itself has changed, hashed and signed anew: only what it says can give it
 * away. `change` may name the event to look at.
 */
export function findingsAfter<Named>(
  original: string,
  change: (record: OpenRecord) => Named,
): { readonly findings: readonly Finding[]; readonly named: Named } {
  const record = openRecord(original);
  const named = change(record);
  rechain(record);
  resign(record, SERVER_KEY);
  return { findings: verifyRecord(parseRecord(JSON.stringify(record))).findings, named };
}
