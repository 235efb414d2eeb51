/** Whole numbers of 32 bits in a typed array that doubles when it is full. */
export class GrowingInts {
  /** Longer than what is used; changes when it grows: read it anew after each write. */
  values: Int32Array;
  length = 0;
  readonly #filler: number;

  /** @param filler what places hold that were never written */
  constructor(filler = 0) {
    this.#filler = filler;
    this.values = new Int32Array(256).fill(filler);
  }

  push(value: number): void {
    this.set(this.length, value);
  }

  set(at: number, value: number): void {
    if (at >= this.values.length) {
      const grown = new Int32Array(Math.max(at + 1, this.values.length * 2)).fill(this.#filler);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[at] = value;
    if (at >= this.length) this.length = at + 1;
  }
}
