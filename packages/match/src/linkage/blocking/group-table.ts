/** Numbers groups by a key of two numbers, in the order in which they are first met. */
export class GroupTable {
  #keys = new Float64Array(1 << 16).fill(-1);
  #groups = new Int32Array(1 << 16);
  size = 0;

  /** @param one below 2^27 @param other below 2^26 */
  groupOf(one: number, other: number): number {
    if (this.size * 2 > this.#keys.length) this.#grow();
    const key = one * 0x400_0000 + other;
    const slot = this.#slotOf(one, other, key);
    if (this.#keys[slot] === key) return this.#groups[slot]!;
    this.#keys[slot] = key;
    this.#groups[slot] = this.size;
    return this.size++;
  }

  #slotOf(one: number, other: number, key: number): number {
    const mask = this.#keys.length - 1;
    let hash = Math.imul(one, 0x9e3779b1) ^ Math.imul(other, 0x85ebca6b);
    hash ^= hash >>> 15;
    let slot = hash & mask;
    while (this.#keys[slot] !== -1 && this.#keys[slot] !== key) slot = (slot + 1) & mask;
    return slot;
  }

  #grow(): void {
    const [keys, groups] = [this.#keys, this.#groups];
    this.#keys = new Float64Array(keys.length * 2).fill(-1);
    this.#groups = new Int32Array(keys.length * 2);
    for (let at = 0; at < keys.length; at++) {
      const key = keys[at]!;
      if (key < 0) continue;
      const one = Math.floor(key / 0x400_0000);
      const slot = this.#slotOf(one, key - one * 0x400_0000, key);
      this.#keys[slot] = key;
      this.#groups[slot] = groups[at]!;
    }
  }
}
