import { describe, expect, test } from 'vitest';
import type { SavedText } from '../../shared/domain/discussion.ts';
import type { RefusalCode } from '../../shared/domain/refusal.ts';
import type { CommandAnswer } from '../../shared/protocol/commands.ts';
import type { HostConnect } from '../../renderer/host/Host.ts';
import { createMemoryHost } from '../../renderer/host/memoryHost.ts';
import { RequestError } from '../../renderer/room/RequestError.ts';
import { deviceEnvironment } from '../../renderer/room/environment.ts';
import type { ConnectionState } from '../../renderer/room/RoomClient.ts';
import { SavedTexts } from '../../renderer/room/SavedTexts.ts';
import { keyOfText, type SavingCommand } from '../../renderer/room/TextDrafts.ts';
import { createSignal } from '../../renderer/signal.ts';

const note = (text: string, revision = 0) =>
  ({
    ...{ type: 'saveNotes', discussionId: 't1', groupId: 'g1', itemId: 'i1' },
    ...{ section: { kind: 'general' }, revision, text },
  }) as unknown as SavingCommand;
const KEY = keyOfText(note(''));

const OFFLINE: HostConnect = {
  homeRoom: null,
  fetch: () => Promise.reject(new RequestError('unreachable')),
  socket() {
    throw new RequestError('unreachable');
  },
};

/** A device whose hand rests when the test says so, before a room that keeps one text by the rules. */
function device(docs = createMemoryHost(OFFLINE).docs) {
  let recorded: SavedText | undefined;
  let timers: (() => void)[] = [];
  const connection = createSignal<ConnectionState>('offline');
  const record = createSignal(0);
  const sent: SavingCommand[] = [];
  let fault: RefusalCode | 'lost' | null = null;
  const save = (text: string, by = 'khac') => {
    recorded = { text, revision: (recorded?.revision ?? 0) + 1, by, at: 1 } as unknown as SavedText;
  };
  const texts = new SavedTexts({
    ...{ docs, keyPrefix: 'k1/m1/', connection },
    recorded: () => recorded,
    onRecord: (listener) => record.subscribe(listener),
    async send(command): Promise<CommandAnswer> {
      const { revision, text } = command as SavingCommand;
      sent.push(command as SavingCommand);
      if (fault === 'lost') throw new RequestError('unreachable');
      const code = fault ?? (revision === (recorded?.revision ?? 0) ? null : 'textChanged');
      if (code !== null) return { accepted: false, refusal: { code } };
      save(text, 'm1');
      return { accepted: true, seq: 1 };
    },
    environment: {
      ...deviceEnvironment(),
      timer(_, callback) {
        timers.push(callback);
        return () => void (timers = timers.filter((one) => one !== callback));
      },
    },
  });
  return {
    texts,
    sent,
    save,
    connection,
    get recorded() {
      return recorded;
    },
    set fault(value: RefusalCode | 'lost' | null) {
      fault = value;
    },
    draft: () => texts.drafts.get().get(KEY),
    /** The hand rests: everything that waits for it happens. */
    async rest() {
      for (const callback of timers.splice(0)) callback();
      await new Promise((resolve) => setTimeout(resolve, 5));
    },
    async show() {
      record.set(record.get() + 1);
      await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
}

describe('texts on their way into the record', () => {
  test('one is sent when the hand rests, and forgotten here when the record shows it', async () => {
    const own = device();
    await own.texts.start();
    own.connection.set('online');
    own.texts.write(note('m'));
    own.texts.write(note('một'));
    expect(own.sent).toEqual([]);
    await own.rest();
    expect(own.sent.map(({ text }) => text)).toEqual(['một']);
    await own.show();
    expect([own.recorded?.text, own.draft()]).toEqual(['một', undefined]);
  });

  test('offline it stays on the device, also over a restart, and goes out by itself when the room is back', async () => {
    const { docs } = createMemoryHost(OFFLINE);
    const before = device(docs);
    await before.texts.start();
    before.texts.write(note('viết khi mất mạng'));
    await before.rest();
    await before.texts.close();
    expect(before.sent).toEqual([]);
    expect(await docs.unsaved('k1/m1/')).toEqual(['k1/m1/texts/drafts']);

    const after = device(docs);
    await after.texts.start();
    expect(after.draft()).toMatchObject({ standing: 'waiting', command: { text: 'viết khi mất mạng' } });
    after.connection.set('online');
    await after.rest();
    expect(after.recorded?.text).toBe('viết khi mất mạng');
    await after.show();
    expect(after.draft()).toBeUndefined();
    expect(await docs.unsaved('k1/m1/')).toEqual([]);

    const later = device(docs);
    await later.texts.start();
    expect(later.draft()).toBeUndefined();
  });

  test('a text that somebody else has changed waits for a person, and nothing of it is lost', async () => {
    const own = device();
    await own.texts.start();
    own.connection.set('online');
    own.save('của người khác');
    own.texts.write(note('của tôi'));
    await own.rest();
    expect(own.draft()).toMatchObject({ standing: 'changed', command: { text: 'của tôi' } });
    await own.rest();
    expect(own.sent).toHaveLength(1);
    own.texts.write(note('của người khác\ncủa tôi', 1));
    await own.rest();
    expect(own.recorded).toMatchObject({ text: 'của người khác\ncủa tôi', revision: 2 });
  });

  test('what is written while it is sent goes on from what was recorded', async () => {
    const own = device();
    await own.texts.start();
    own.connection.set('online');
    own.texts.write(note('một'));
    own.texts.flush();
    own.texts.write(note('một hai'));
    await own.rest();
    await own.rest();
    expect(own.sent.map(({ text, revision }) => [text, revision])).toEqual([
      ['một', 0],
      ['một hai', 1],
    ]);
    expect(own.recorded?.text).toBe('một hai');
  });

  test('what the room would store the same is not sent, nor a conflict later', async () => {
    const own = device();
    await own.texts.start();
    own.connection.set('online');
    own.texts.write(note('một '));
    await own.rest();
    await own.show();
    own.texts.write(note('một  ', 1));
    await own.rest();
    expect([own.sent.length, own.draft()]).toEqual([1, undefined]);
    own.texts.write(note('một hai', 1));
    await own.rest();
    expect(own.recorded).toMatchObject({ text: 'một hai', revision: 2 });
  });

  test('a lost connection is tried again; a refusal says why and keeps the words', async () => {
    const own = device();
    await own.texts.start();
    own.connection.set('online');
    own.fault = 'lost';
    own.texts.write(note('một'));
    await own.rest();
    expect(own.draft()?.standing).toBe('waiting');
    own.fault = 'notesFixed';
    await own.rest();
    expect(own.draft()).toMatchObject({ standing: 'refused', code: 'notesFixed', command: { text: 'một' } });
    own.texts.discard(KEY);
    expect(own.draft()).toBeUndefined();
  });
});
