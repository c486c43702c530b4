const SAMPLES = 8;
/** A frame does not travel so long: one of the clocks was set. */
const JUMP_MILLISECONDS = 5000;

/**
 * The server's clock as seen from this device. Every sample is late by the time its frame travelled, so the
 * greatest of the last few is the nearest to the truth.
 */
export class ClockOffset {
  #samples: number[] = [];

  sample(serverNow: number, deviceNow: number): void {
    const offset = serverNow - deviceNow;
    if (Math.abs(offset - this.milliseconds) > JUMP_MILLISECONDS) this.#samples = [];
    this.#samples = [...this.#samples.slice(1 - SAMPLES), offset];
  }

  /** Milliseconds to add to the device's clock; 0 until the server has spoken. */
  get milliseconds(): number {
    return this.#samples.length === 0 ? 0 : Math.max(...this.#samples);
  }
}
