/** Pairs of numbers by their strength, strongest first; of equal ones the one pushed first. */
export class PairHeap {
  readonly #strength: number[] = [];
  readonly #order: number[] = [];
  readonly #one: number[] = [];
  readonly #other: number[] = [];
  #pushed = 0;

  get size(): number {
    return this.#strength.length;
  }

  push(one: number, other: number, strength: number): void {
    let at = this.#strength.length;
    this.#strength.push(strength);
    this.#order.push(this.#pushed++);
    this.#one.push(one);
    this.#other.push(other);
    while (at > 0 && this.#before(at, (at - 1) >> 1)) {
      this.#swap(at, (at - 1) >> 1);
      at = (at - 1) >> 1;
    }
  }

  /** Takes the strongest away; the heap must not be empty. */
  pop(): { one: number; other: number; strength: number } {
    const last = this.size - 1;
    this.#swap(0, last);
    const strength = this.#strength.pop()!;
    const one = this.#one.pop()!;
    const other = this.#other.pop()!;
    this.#order.pop();
    this.#sink();
    return { one, other, strength };
  }

  #sink(): void {
    for (let at = 0; ;) {
      const child = 2 * at + 1;
      if (child >= this.size) return;
      const best = child + 1 < this.size && this.#before(child + 1, child) ? child + 1 : child;
      if (!this.#before(best, at)) return;
      this.#swap(best, at);
      at = best;
    }
  }

  #before(one: number, other: number): boolean {
    const difference = this.#strength[one]! - this.#strength[other]!;
    return difference > 0 || (difference === 0 && this.#order[one]! < this.#order[other]!);
  }

  #swap(one: number, other: number): void {
    for (const list of [this.#strength, this.#order, this.#one, this.#other])
      [list[one], list[other]] = [list[other]!, list[one]!];
  }
}
