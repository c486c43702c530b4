import assert from 'node:assert/strict';
import * as Y from 'yjs';
import { faultOfMarks, marksOf } from '../../shared/marks/document.ts';
import type { MarksStore } from '../../server/store/MarksStore.ts';
import { Hall } from '../sync/support/Hall.ts';
import { AN, BINH, CUC, FILE, GROUP_ONE, GUEST, SESSION } from '../sync/support/TestRoom.ts';
import { Device, Ledger } from './Device.ts';
import { Intruder } from './Intruder.ts';
import { Random } from './Random.ts';

const ROOM = `room/${SESSION}`;
const SHARED = [AN, BINH].map((author) => `marks/${FILE}/room/${author}`);
const INTRUDED = [CUC, GUEST].map((author) => `marks/${FILE}/room/${author}`);
const GROUP = [AN, BINH].map((author) => `marks/${FILE}/group:${GROUP_ONE}/${author}`);

/** How often a step is what; the rest are edits. */
const CHANCES = {
  lose: 0.01,
  connect: 0.1,
  disconnect: 0.06,
  restart: 0.01,
  storeFault: 0.015,
  storeHold: 0.05,
  intruder: 0.2,
  replay: 0.12,
};

export interface FuzzReport {
  readonly restarts: number;
  readonly storeFaults: number;
  /** Marks that were said to be durable and never erased. */
  readonly owed: number;
}

/**
 * Authors with two devices each draw, erase, lose the connection and the server, amid intruders. Asserts that
 * all copies converge and that nothing said to be saved is lost. Fails with the seed and the steps.
 */
export async function run(seed: number, steps: number, marks?: MarksStore): Promise<FuzzReport> {
  try {
    return await new Run(seed, marks).play(steps);
  } catch (error) {
    throw new Error(`marks fuzz failed: seed ${seed}, ${steps} steps`, { cause: error });
  }
}

class Run {
  readonly #random: Random;
  readonly #hall: Hall;
  readonly #ledger = new Ledger();
  readonly #devices: readonly Device[];
  readonly #intruders: readonly Intruder[];
  #restarts = 0;
  #storeFaults = 0;

  constructor(seed: number, marks: MarksStore | undefined) {
    this.#random = new Random(seed);
    const limits = { compactAfterUpdates: 7, messageBurst: 1e6, bytesBurst: 1e9 };
    this.#hall = new Hall(limits, marks === undefined ? {} : { marks });
    this.#devices = [AN, BINH].flatMap((member, index) =>
      ['laptop', 'tablet'].map((device) => {
        const own = [SHARED[index]!, GROUP[index]!, `marks/${FILE}/private/${member}`];
        const read = [SHARED[1 - index]!, GROUP[1 - index]!, ...INTRUDED];
        return new Device(`${member}-${device}`, member, { own, read }, this.#ledger, this.#random);
      }),
    );
    this.#intruders = [CUC, GUEST].map((member) => {
      const own = [`marks/${FILE}/room/${member}`, `marks/${FILE}/private/${member}`];
      const others = [...SHARED, GROUP[0]!, `marks/${FILE}/private/${AN}`];
      return new Intruder(member, own, [...others, ROOM, `desk/${SESSION}`], this.#random);
    });
  }

  async play(steps: number): Promise<FuzzReport> {
    this.#hall.room.write('room', 'item', 'true');
    for (let step = 0; step < steps; step += 1) {
      this.#step();
      for (const device of this.#devices) {
        device.deliverSome();
        device.checkCloses();
      }
      await this.#hall.turn();
      if (this.#random.chance(0.1)) this.#hall.timers.advance(this.#random.below(2000));
      if (this.#random.chance(0.05)) await this.#hall.settle();
    }
    await this.#comeTogether();
    await this.#check();
    const owed = this.#documents.reduce((sum, document) => sum + this.#ledger.owed(document).length, 0);
    return { restarts: this.#restarts, storeFaults: this.#storeFaults, owed };
  }

  get #documents(): string[] {
    return [...new Set(this.#devices.flatMap((device) => [...device.copies.keys()]))];
  }

  #step(): void {
    const device = this.#random.pick(this.#devices);
    let what = this.#random.next();
    const is = (chance: number) => (what -= chance) < 0;
    if (is(CHANCES.connect)) {
      if (!device.connected || device.broken) this.#connect(device);
    } else if (is(CHANCES.disconnect)) {
      device.disconnect();
    } else if (is(CHANCES.lose)) {
      device.lose();
    } else if (is(CHANCES.restart)) {
      this.#hall.restart();
      this.#restarts += 1;
    } else if (is(CHANCES.storeFault)) {
      this.#hall.marks.appendFails = !this.#hall.marks.appendFails && this.#random.chance(0.5);
      this.#storeFaults += 1;
    } else if (is(CHANCES.storeHold)) {
      if (this.#random.chance(0.5)) this.#hall.marks.hold();
      else this.#hall.marks.release();
    } else if (is(CHANCES.intruder)) {
      const victim = this.#random.pick(this.#devices).copies.get(SHARED[0]!)!;
      this.#random.pick(this.#intruders).act(this.#hall, Y.encodeStateAsUpdate(victim));
    } else if (is(CHANCES.replay)) {
      device.replay();
    } else {
      device.edit();
    }
  }

  #connect(device: Device): void {
    device.connect(this.#hall, this.#random.chance(0.6) ? 'link' : 'stock', this.#random.chance(0.7));
  }

  /** Everybody is back and everything arrives. */
  async #comeTogether(): Promise<void> {
    this.#hall.marks.appendFails = false;
    this.#hall.marks.release();
    for (const intruder of this.#intruders) intruder.leave();
    for (const device of this.#devices) device.deliverAll();
    await this.#hall.pass(2000);
    for (const device of this.#devices) assert.deepEqual(device.unsaved, [], device.name);
    // Then the store alone must have everything.
    if (this.#random.chance(0.5)) for (const device of this.#devices) device.lose();
    for (const device of this.#devices) device.connect(this.#hall, 'link', false);
    await this.#hall.pass(2000);
    for (const device of this.#devices) device.checkCloses();
    assert.ok(this.#devices.every((device) => !device.broken));
  }

  async #check(): Promise<void> {
    assert.deepEqual(this.#hall.room.projection('room').getMap('items').toJSON(), { item: 'true' });
    for (const name of this.#documents) {
      const stored = await this.#stored(name);
      for (const device of this.#devices) {
        const copy = device.copies.get(name);
        if (copy === undefined) continue;
        assert.deepEqual(marksOf(copy).toJSON(), marksOf(stored).toJSON(), `${device.name} ${name}`);
        assert.deepEqual(
          Y.decodeStateVector(Y.encodeStateVector(copy)),
          stateOf(stored),
          `${device.name} ${name}`,
        );
      }
      for (const id of this.#ledger.owed(name)) assert.ok(marksOf(stored).has(id), `${name} lost ${id}`);
    }
    for (const name of await this.#hall.marks.documents(SESSION)) {
      assert.equal(faultOfMarks(await this.#stored(name)), null, name);
    }
  }

  async #stored(name: string): Promise<Y.Doc> {
    const document = new Y.Doc();
    for (const update of await this.#hall.marks.load(SESSION, name)) Y.applyUpdate(document, update);
    assert.equal(document.store.pendingStructs, null);
    assert.equal(document.store.pendingDs, null);
    return document;
  }
}

function stateOf(document: Y.Doc): Map<number, number> {
  return Y.decodeStateVector(Y.encodeStateVector(document));
}
