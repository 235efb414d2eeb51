import type { Checkpoint } from "@entente/protocol";

/** How a partner's checkpoint stands to the newest one known of it. */
export type CheckpointStanding =
  | "known"
  /** Larger: worth a proof. */
  | "newer"
  /** Smaller and not younger: another answer has overtaken it. */
  | "late"
  /** The same size with another root: one of the two is a lie. */
  | "two-roots"
  /** Smaller and younger: entries that were there are gone. */
  | "went-back";

/** Compares two checkpoints of one authority, both with its genuine signature. */
export function judgeCheckpoint(known: Checkpoint | null, seen: Checkpoint): CheckpointStanding {
  if (!known || seen.size > known.size) return "newer";
  if (seen.size === known.size) return seen.root === known.root ? "known" : "two-roots";
  return seen.at > known.at ? "went-back" : "late";
}
