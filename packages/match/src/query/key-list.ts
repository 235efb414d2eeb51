const most = 256;

/** The keys of one row while they are looked up: hashes, and what each of them speaks of. */
export class KeyList {
  readonly hashes = new Int32Array(most);
  /**
   * A number below 32. Keys of one topic tell the same thing: of those that two records share only
   * the most telling counts.
   */
  readonly topics = new Uint8Array(most);
  /** Bits that a key may count at most, however rare it is. */
  readonly mostBits = new Uint8Array(most);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** Adds a key that is not there yet. A record with more than 256 loses the last ones. */
  add(hash: number, topic: number, mostBits = 255): void {
    if (this.length === most) return;
    for (let at = 0; at < this.length; at++) if (this.hashes[at] === hash) return;
    this.hashes[this.length] = hash;
    this.topics[this.length] = topic;
    this.mostBits[this.length] = mostBits;
    this.length += 1;
  }
}
