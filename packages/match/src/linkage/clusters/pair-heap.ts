/** Pairs of numbers by their strength, strongest first; of equal ones the one pushed first. */
export class PairHeap {
  readonly #strength: number[] = [];
  readonly #one: number[] = [];
  readonly #other: number[] = [];
  /** A binary heap of places in the lists above, which only grow: moving a pair moves one number. */
  readonly #heap: number[] = [];

  get size(): number {
    return this.#heap.length;
  }

  push(one: number, other: number, strength: number): void {
    const pair = this.#strength.length;
    this.#strength.push(strength);
    this.#one.push(one);
    this.#other.push(other);
    const heap = this.#heap;
    let at = heap.length;
    heap.push(pair);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#before(pair, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = pair;
  }

  /** Takes the strongest away; the heap must not be empty. */
  pop(): { one: number; other: number; strength: number } {
    const pair = this.#heap[0]!;
    const last = this.#heap.pop()!;
    if (this.#heap.length > 0) this.#sink(last);
    return {
      one: this.#one[pair]!,
      other: this.#other[pair]!,
      strength: this.#strength[pair]!,
    };
  }

  /** Puts a pair where the strongest was, below all that come before it. */
  #sink(pair: number): void {
    const heap = this.#heap;
    let at = 0;
    for (let child = 1; child < heap.length; child = 2 * at + 1) {
      if (child + 1 < heap.length && this.#before(heap[child + 1]!, heap[child]!)) child += 1;
      if (!this.#before(heap[child]!, pair)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = pair;
  }

  #before(one: number, other: number): boolean {
    const difference = this.#strength[one]! - this.#strength[other]!;
    return difference > 0 || (difference === 0 && one < other);
  }
}
