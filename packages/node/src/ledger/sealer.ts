import type { Checkpoint } from "@entente/protocol";
import { seal, type SealingNode } from "./seal.ts";

/** Seals for whoever is about to send something. */
export type Sealer = {
  /**
   * The newest checkpoint, with everything in it that was committed before the call.
   * @throws when the database does not answer
   */
  readonly seal: () => Promise<Checkpoint>;
};

/** One sealing at a time; those who ask while one runs share the next. */
export function openSealer(node: SealingNode): Sealer {
  let running: Promise<Checkpoint> | undefined;
  let next: Promise<Checkpoint> | undefined;

  const begin = (): Promise<Checkpoint> => {
    const begun = seal(node).finally(() => {
      if (running === begun) running = undefined;
    });
    running = begun;
    return begun;
  };
  const afterThat = async (before: Promise<Checkpoint>): Promise<Checkpoint> => {
    await before.catch(() => undefined);
    next = undefined;
    return begin();
  };
  return { seal: () => next ?? (running ? (next = afterThat(running)) : begin()) };
}
