/** Something in a ledger that is not as it was signed. */
export type Finding = {
  readonly fault:
    /** An entry says something else than when it was sealed. */
    | "entry-changed"
    /** An entry stands in the place of another. */
    | "entry-reordered"
    /** An entry is gone. */
    | "entry-missing"
    /** An entry that was not there when it should have been sealed. */
    | "entry-added"
    /** The text of a justification is not the one that was hashed. */
    | "justification-changed"
    /** A place in the tree has no leaf. */
    | "place-missing"
    /** A signed checkpoint is not signed by the key that is said to have signed it. */
    | "checkpoint-not-signed"
    /** The entries up to a signed checkpoint do not give its root. */
    | "checkpoint-differs"
    /** A signed checkpoint says that there were more entries than there are. */
    | "checkpoint-beyond"
    /** What the node remembers of its tree is not what the entries give. */
    | "tree-differs";
  /** The entry. */
  readonly seq?: number;
  /** Its place. */
  readonly index?: number;
  /** Of a checkpoint. */
  readonly size?: number;
  /** Of a checkpoint: `own`, or which partner kept it. */
  readonly kept?: string;
  /** Of a checkpoint that differs: the places among which the first difference is. */
  readonly between?: readonly [number, number];
};

/** A ledger may hold millions of faults; this many are told. */
export const findingsAtMost = 1_000;
