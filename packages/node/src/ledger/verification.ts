import { appendLeaves, emptyTree, rootOf } from "@entente/protocol";
import { findingsAtMost, type Finding } from "./finding.ts";
import { leafNow, type SealedEntry } from "./sealed-entry.ts";

/** A leaf at its place in the tree, as it was sealed and as its entry makes it now. */
export type PlacedLeaf = {
  readonly index: number;
  readonly seq: number;
  /** Hex. */
  readonly leaf: string;
  /** Hex; null when the entry is gone. */
  readonly now: string | null;
  /** Whether the text of its justification, where it is kept, is the one that was hashed. */
  readonly justificationHolds: boolean;
};

/** The leaf of an entry that was read whole. */
export function placedLeaf(sealed: SealedEntry): PlacedLeaf {
  const { index, seq, leaf, justificationHolds } = sealed;
  return { index, seq, leaf, now: leafNow(sealed), justificationHolds };
}

/** A checkpoint whose signature was found genuine, and who kept it. */
export type ExpectedRoot = {
  readonly size: number;
  /** Hex. */
  readonly root: string;
  readonly kept: string;
};

/** What verifying a ledger answers. */
export type Verified = {
  readonly size: number;
  /** Hex. */
  readonly root: string;
  readonly findings: readonly Finding[];
};

/**
 * Verifies a ledger from its leaves in the order of their places: every leaf against what the entry says
 * now, and the root at every size for which one is expected.
 */
export function openVerification(expected: readonly ExpectedRoot[]) {
  const bySize = Map.groupBy(expected, ({ size }) => size);
  const findings: Finding[] = [];
  const changed: { seq: number; index: number; sealed: string; now: string }[] = [];
  let tree = emptyTree;
  let waiting: Buffer[] = [];
  let nextPlace = 0;
  let agreedUpTo = 0;

  const find = (finding: Finding): void => {
    if (findings.length < findingsAtMost) findings.push(finding);
  };
  const compare = (): void => {
    tree = appendLeaves(tree, waiting);
    waiting = [];
    const root = Buffer.from(rootOf(tree)).toString("hex");
    const wanted = bySize.get(tree.size) ?? [];
    for (const { root: signed, kept } of wanted) {
      const between = [agreedUpTo, tree.size] as const;
      if (signed !== root) find({ fault: "checkpoint-differs", size: tree.size, kept, between });
    }
    if (wanted.every(({ root: signed }) => signed === root)) agreedUpTo = tree.size;
  };
  compare();

  return {
    /** Takes the next leaves. */
    take(leaves: readonly PlacedLeaf[]): void {
      for (const { index, seq, leaf, now, justificationHolds } of leaves) {
        if (index !== nextPlace) find({ fault: "place-missing", index: nextPlace });
        nextPlace = index + 1;
        if (now === null) find({ fault: "entry-missing", seq, index });
        else if (now !== leaf) changed.push({ seq, index, sealed: leaf, now });
        if (!justificationHolds) find({ fault: "justification-changed", seq, index });
        waiting.push(Buffer.from(leaf, "hex"));
        if (bySize.has(tree.size + waiting.length)) compare();
      }
      tree = appendLeaves(tree, waiting);
      waiting = [];
    },
    /** What was found. */
    end(): Verified {
      const sealedAs = new Set(changed.map(({ sealed }) => sealed));
      for (const { seq, index, now } of changed)
        find({ fault: sealedAs.has(now) ? "entry-reordered" : "entry-changed", seq, index });
      for (const { size, kept } of expected)
        if (size > tree.size) find({ fault: "checkpoint-beyond", size, kept });
      return { size: tree.size, root: Buffer.from(rootOf(tree)).toString("hex"), findings };
    },
  };
}
