import { authoritySchema } from "@entente/model";
import { z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { partnerState, partnerStates } from "../agreements/partner-state.ts";
import { countOutbox, countPending, listPartners } from "./store.ts";

/** What the node is busy with. */
export const statusSchema = z
  .object({
    matching: z.object({
      /** Records still to be matched. */
      pending: z.int(),
      /** Keys tagged a second, since the status was last asked for. */
      ratePerSecond: z.number(),
    }),
    outbox: z.object({ queued: z.int(), failing: z.int() }),
    partners: z.array(
      authoritySchema.extend({
        state: z.enum(partnerStates),
        lastSeenAt: z.iso.datetime().nullable(),
      }),
    ),
  })
  .openapi("Status");

/** What the node is busy with. */
export type Status = z.infer<typeof statusSchema>;

const system = { type: "system", name: "status" } as const;
const shortestSpanMs = 1_000;

/** Makes the reader of a node's status; it remembers the counts it saw last, for the rate. */
export function createStatus(
  node: Pick<NodeContext, "store" | "tagging" | "now">,
): () => Promise<Status> {
  const taggedKeys = (): number => {
    const { finalized, own } = node.tagging.counts();
    return finalized + own;
  };
  let seen = { at: performance.now(), keys: taggedKeys() };
  let ratePerSecond = 0;
  const rate = (): number => {
    const now = { at: performance.now(), keys: taggedKeys() };
    const span = now.at - seen.at;
    if (span >= shortestSpanMs) {
      ratePerSecond = Math.round(((now.keys - seen.keys) / span) * 1_000);
      seen = now;
    }
    return ratePerSecond;
  };

  return async () => {
    const { pending, outbox, partners } = await node.store.transaction(system, async (tx) => ({
      pending: await countPending(tx),
      outbox: await countOutbox(tx),
      partners: await listPartners(tx),
    }));
    const failing = new Map(outbox.map((count) => [count.partnerId, count.failing]));
    return {
      matching: { pending, ratePerSecond: rate() },
      outbox: {
        queued: outbox.reduce((sum, count) => sum + count.queued, 0),
        failing: outbox.reduce((sum, count) => sum + count.failing, 0),
      },
      partners: partners.map(({ last_seen_at: lastSeen, ...authority }) => ({
        ...authoritySchema.parse(authority),
        state: partnerState(lastSeen, (failing.get(authority.id) ?? 0) > 0, node.now()),
        lastSeenAt: lastSeen?.toISOString() ?? null,
      })),
    };
  };
}

/** Adds what the node is busy with to its metrics. */
export function addStatusGauges(node: Pick<NodeContext, "store" | "metrics">): void {
  node.metrics.addGauge({
    name: "entente_matching_pending",
    help: "Records still to be matched",
    read: async () => [{ value: await node.store.transaction(system, countPending) }],
  });
  node.metrics.addGauge({
    name: "entente_outbox_waiting",
    help: "Messages not delivered yet",
    labels: ["partner", "state"],
    read: async () => {
      const counts = await node.store.transaction(system, countOutbox);
      return counts.flatMap(({ partnerId: partner, queued, failing }) => [
        { labels: { partner, state: "untried" }, value: queued - failing },
        { labels: { partner, state: "failing" }, value: failing },
      ]);
    },
  });
}
