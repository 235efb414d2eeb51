import type { NodeContext } from "../../context.ts";
import { runLoop, type RunningLoop } from "../../jobs/loop.ts";
import type { Signals } from "../../jobs/signals.ts";
import { agreementsChannel } from "../agreements/agreements.ts";
import { matchingChannel } from "../records/records.ts";
import { applyDelta } from "./apply-delta.ts";
import { backfill } from "./backfill.ts";
import { computeKeys } from "./compute-keys.ts";
import { listTags } from "./list-tags.ts";
import { queryTags } from "./query-tags.ts";
import { resendStaleLists } from "./resend-list.ts";
import { isFor, taggingChannel, type Lane } from "./queues.ts";
import { evaluateForPartner, proveForPartner } from "./serve-partners.ts";
import { tellVersions } from "./tell-version.ts";

const everyMs = 5_000;

type OpenLane = { lane: Lane; loop: RunningLoop };

/** Registers what partners may ask of the matching: evaluations, proofs, changes of their list. */
export function registerMatching(node: NodeContext): void {
  node.link.registerEvaluation((asked) => evaluateForPartner(node, asked));
  node.link.registerProof((asked) => proveForPartner(node, asked));
  node.link.registerHandler("list.delta", (tx, envelope, delta) =>
    applyDelta(node, tx, envelope.agreementId, delta),
  );
}

/**
 * Starts the matching of a node: keys of changed records, then for each agreement its list and its
 * queries. Single changes have lanes of their own and do not wait for an import.
 */
export function startMatching(node: NodeContext, signals: Signals): { stop: () => Promise<void> } {
  const runner = { signals, log: node.log };
  const lanes = new Map<string, OpenLane[]>();
  const openLanes = async (): Promise<boolean> => {
    await backfill(node);
    await resendStaleLists(node);
    await tellVersions(node);
    const agreements = await node.store.transaction({ type: "system", name: "matching" }, (tx) =>
      tx.selectFrom("agreement").select("id").execute(),
    );
    for (const { id } of agreements)
      if (!lanes.has(id))
        lanes.set(
          id,
          lanesOf(id).map((lane) => ({ lane, loop: runLoop(laneLoop(node, lane), runner) })),
        );
    return false;
  };
  const loops = [
    ...[false, true].map((bulk) =>
      runLoop(
        {
          name: bulk ? "keys-bulk" : "keys",
          wake: [matchingChannel],
          everyMs,
          work: () => computeKeys(node, bulk),
        },
        runner,
      ),
    ),
    runLoop(
      {
        name: "matching-lanes",
        wake: [agreementsChannel],
        everyMs,
        work: openLanes,
      },
      runner,
    ),
  ];
  const deafen = signals.on(taggingChannel, (payload) => {
    for (const { lane, loop } of [...lanes.values()].flat()) if (isFor(payload, lane)) loop.wake();
  });
  return {
    stop: async () => {
      deafen();
      await Promise.all(loops.map((loop) => loop.stop()));
      await Promise.all([...lanes.values()].flat().map(({ loop }) => loop.stop()));
    },
  };
}

function lanesOf(agreementId: string): Lane[] {
  return (["list", "query"] as const).flatMap((side) =>
    [false, true].map((bulk) => ({ agreementId, side, bulk })),
  );
}

function laneLoop(node: NodeContext, lane: Lane) {
  const work = lane.side === "list" ? listTags : queryTags;
  return {
    name: `${lane.side}${lane.bulk ? "-bulk" : ""} ${lane.agreementId}`,
    wake: [],
    everyMs,
    work: (signal: AbortSignal) => work(node, lane, signal),
  };
}
