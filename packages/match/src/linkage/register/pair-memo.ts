const firstSize = 1 << 12;
const largestSize = 1 << 22;

/**
 * Remembers a small whole number for pairs of numbers, so that each pair of distinct values is
 * compared once. Open addressing in typed arrays; at about three million pairs it begins anew.
 */
export class PairMemo {
  #keys = new Float64Array(firstSize);
  #values = new Uint8Array(firstSize);
  #used = 0;

  /** What is remembered for two numbers below 2^26, in either order; −1 for nothing. */
  get(one: number, other: number): number {
    const key = one < other ? one * 0x400_0000 + other + 1 : other * 0x400_0000 + one + 1;
    const slot = this.#slotOf(key);
    return this.#keys[slot] === key ? this.#values[slot]! : -1;
  }

  /** @param value 0 to 255 */
  set(one: number, other: number, value: number): void {
    if (this.#used * 4 > this.#keys.length * 3) this.#grow();
    const key = one < other ? one * 0x400_0000 + other + 1 : other * 0x400_0000 + one + 1;
    const slot = this.#slotOf(key);
    if (this.#keys[slot] !== key) this.#used += 1;
    this.#keys[slot] = key;
    this.#values[slot] = value;
  }

  /** The slot of a key, or the free one where it belongs. */
  #slotOf(key: number): number {
    const mask = this.#keys.length - 1;
    const high = (key / 0x400_0000) | 0;
    let hash = Math.imul(high, 0x9e3779b1) ^ Math.imul((key - high * 0x400_0000) | 0, 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    while (this.#keys[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, values] = [this.#keys, this.#values];
    const full = keys.length >= largestSize;
    this.#keys = new Float64Array(full ? firstSize : keys.length * 2);
    this.#values = new Uint8Array(this.#keys.length);
    this.#used = 0;
    if (full) return;
    for (let at = 0; at < keys.length; at++) {
      if (keys[at] === 0) continue;
      const slot = this.#slotOf(keys[at]!);
      this.#keys[slot] = keys[at]!;
      this.#values[slot] = values[at]!;
      this.#used += 1;
    }
  }
}
