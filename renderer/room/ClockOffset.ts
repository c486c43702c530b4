const SAMPLES = 8;

/**
 * The server's clock as seen from this device. Every sample is late by the time its frame travelled, so the
 * greatest of the last few is the nearest to the truth.
 */
export class ClockOffset {
  #samples: number[] = [];

  sample(serverNow: number, deviceNow: number): void {
    this.#samples = [...this.#samples.slice(1 - SAMPLES), serverNow - deviceNow];
  }

  /** Milliseconds to add to the device's clock; 0 until the server has spoken. */
  get milliseconds(): number {
    return this.#samples.length === 0 ? 0 : Math.max(...this.#samples);
  }
}
