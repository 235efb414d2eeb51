import type { Register } from "../register/register.ts";
import type { Steps } from "../steps.ts";
import { findBlocks } from "./blocks.ts";
import { Candidates } from "./candidates.ts";
import { rowTokens } from "./row-tokens.ts";

/** Rows that a block has at most: what more rows share is combined with something else. */
const largestBlock = 40;

/**
 * Finds the pairs of rows of a register that are worth comparing.
 * @param sideOf by row; only rows of different sides are brought together
 */
export function* findCandidates(register: Register, sideOf?: Uint8Array): Steps<Candidates> {
  const { rowLimit } = register;
  const tokens = yield* rowTokens(register);
  const blocks = yield* findBlocks(tokens, rowLimit, largestBlock);
  return yield* Candidates.of(blocks, rowLimit, sideOf);
}
