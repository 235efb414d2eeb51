import {
  bitsFor,
  createRegister,
  findCandidates,
  finishWithPauses,
  Scorer,
  type Register,
  type Steps,
} from "@entente/match";
import type { NodeContext } from "../../context.ts";
import type { Transaction } from "../../store/store.ts";
import { matchableRecords } from "../records/for-matching.ts";
import type { Candidate } from "./candidates.ts";
import { duplicatesActor } from "./duplicates-actor.ts";
import { findPairs } from "./find-pairs.ts";
import { moveOn, type HeldRun } from "./hold-run.ts";
import { recordsToLookAt } from "./runs.ts";
import { inRegister, keptFrom, settingOf } from "./settings.ts";
import { whileHeld } from "./while-held.ts";

/** How many records a transaction reads, and of how many it keeps the pairs. */
export type PageSizes = { readonly read: number; readonly keep: number };

/** The share of a kind that is done, by and large, when its records are read, and when blocked. */
const doneWhen = { read: 0.2, blocked: 0.3 };

/** Smaller registers do not tell how rare their values are: the model then does. */
const tellingSize = 1_000;

type Looking = {
  readonly node: Pick<NodeContext, "authority" | "store">;
  readonly run: HeldRun;
  readonly signal: AbortSignal;
  readonly pages: PageSizes;
};

/**
 * Looks through all records of a kind. Which of them are worth a comparison is found among all of them
 * in memory, and so are the pairs that are probable enough; these are then weighed once more, with the
 * records as they are by now, together with those that saves would find. Each page notes how far the
 * run is in its own transaction, so that nothing is kept of a run that was stopped.
 * @throws RunGone when the run is no longer this server's; the signal's reason when it is aborted
 */
export async function lookThrough(looking: Looking): Promise<void> {
  const { node, run, signal, pages } = looking;
  const setting = await node.store.transaction(duplicatesActor, async (tx) => {
    const one = await settingOf(tx, run.kind);
    return one && inRegister(node, tx, one);
  });
  if (!setting) return;
  const register = await readRegister(looking);
  const note = (share: number) =>
    node.store.transaction(duplicatesActor, (tx) => moveOn(tx, run, share));
  const candidates = await whileHeld(
    signal,
    () => note(doneWhen.read),
    (wanted) => finishWithPauses(findCandidates(register), wanted),
  );
  const shares = register.size < tellingSize ? "model" : "register";
  const scorer = new Scorer(register, setting.model, shares);
  const least = Math.max(0, bitsFor(keptFrom, setting.model.prior));

  function* probable(from: number, to: number): Steps<Candidate[]> {
    const found: Candidate[] = [];
    for (let row = from; row < to; row++) {
      const count = candidates.find(row);
      for (let at = 0; at < count; at++) {
        const other = candidates.found[at]!;
        if (scorer.bits(row, other) < least) continue;
        found.push({ id: register.idOf(row)!, otherId: register.idOf(other)! });
      }
      yield;
    }
    return found;
  }

  for (let from = 0; from < register.rowLimit; from += pages.keep) {
    const to = Math.min(from + pages.keep, register.rowLimit);
    const found = await finishWithPauses(probable(from, to), signal);
    const ids = Array.from({ length: to - from }, (_, at) => register.idOf(from + at)!);
    const share = doneWhen.blocked + (1 - doneWhen.blocked) * (to / register.rowLimit);
    await node.store.transaction(duplicatesActor, async (tx) => {
      await findPairs(node, tx, ids, { setting, candidates: found });
      await moveOn(tx, run, share);
    });
  }
}

/** All records of the kind; a page is a transaction, so that none lasts long. */
async function readRegister({ node, run, signal, pages }: Looking): Promise<Register> {
  const register = createRegister(run.kind);
  for (let after: string | undefined; ;) {
    signal.throwIfAborted();
    const ids = await node.store.transaction(duplicatesActor, async (tx) => {
      const page = await idsAfter(node, tx, run.kind, after, pages.read);
      for (const record of await matchableRecords(node, tx, page)) register.add(record);
      await moveOn(tx, run, doneWhen.read * Math.min(1, register.size / Math.max(1, run.size)));
      return page;
    });
    after = ids.at(-1);
    if (ids.length < pages.read) return register;
  }
}

async function idsAfter(
  node: Pick<NodeContext, "authority">,
  tx: Transaction,
  kind: string,
  after: string | undefined,
  limit: number,
): Promise<string[]> {
  const rows = await recordsToLookAt(node, tx, [kind])
    .select("id")
    .$if(after !== undefined, (query) => query.where("id", ">", after ?? ""))
    .orderBy("id")
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}
