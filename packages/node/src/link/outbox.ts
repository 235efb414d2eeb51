import { maxMessagesPerDelivery } from "@entente/protocol";
import type { NodeContext } from "../context.ts";
import { openBatchSizes, type BatchSizes } from "./batch-sizes.ts";
import type { Circuits } from "./circuits.ts";
import type { Client } from "./client.ts";
import { deliver, type Courier, type Verdict } from "./deliver.ts";
import { identityPath } from "./paths.ts";
import {
  claim,
  duePartners,
  hurry,
  settle,
  type Claimed,
  type ClaimLimits,
  type Outcome,
} from "./outbox-store.ts";
import type { Partner, Partners } from "./partners.ts";
import { retryDelay } from "./retry-policy.ts";

/** Delivers what was put into the outbox. */
export type Outbox = {
  /** There is something for this partner. Costs nothing when it is being delivered already. */
  readonly wake: (partnerId: string) => void;
  /** Looks which partners have something due, and wakes them. */
  readonly wakeDue: () => Promise<void>;
  /** Takes up nothing new and waits for what is under way. */
  readonly stop: () => Promise<void>;
};

/** Up to 200 messages or 4 MiB go in one request; a claim holds for longer than a request may take. */
const defaultClaimLimits: ClaimLimits = {
  messages: maxMessagesPerDelivery,
  bytes: 4 * 1024 * 1024,
  lease: 40_000,
};

/** Deliveries to one partner under way at once, each with other streams than the others. */
const lanesPerPartner = 2;

type OutboxNode = Pick<NodeContext, "store" | "log"> & {
  readonly client: Client;
  readonly partners: Partners;
  readonly circuits: Circuits;
  readonly evidence: Courier["evidence"];
};

/** An outbox at work; it begins when it is woken. */
export function openOutbox(node: OutboxNode, limits: ClaimLimits = defaultClaimLimits): Outbox {
  const lanes = new Map<string, Set<Promise<void>>>();
  const again = new Set<string>();
  const timers = new Set<NodeJS.Timeout>();
  const sizes = openBatchSizes(limits.messages);
  let stopping = false;

  const wake = (partnerId: string): void => {
    if (stopping) return;
    const busy = lanes.get(partnerId) ?? new Set();
    lanes.set(partnerId, busy);
    if (busy.size >= lanesPerPartner) {
      again.add(partnerId);
      return;
    }
    const lane = runLane(partnerId)
      .catch((error: unknown) => node.log.error({ err: error, partnerId }, "delivery failed"))
      .finally(() => {
        busy.delete(lane);
        if (again.delete(partnerId)) wake(partnerId);
      });
    busy.add(lane);
  };

  const wakeIn = (partnerId: string, delay: number): void => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      wake(partnerId);
    }, delay);
    timers.add(timer.unref());
  };

  const runLane = async (partnerId: string): Promise<void> => {
    while (!stopping) {
      const partner = await node.partners.byId(partnerId);
      if (!partner) return;
      const { admits } = node.circuits.admit(partnerId);
      if (admits === "nothing" || (admits === "probe" && !(await probe(node, partner)))) return;
      const size = sizes.of(partnerId);
      const messages = await claim(node.store, partnerId, { ...limits, messages: size });
      if (messages.length === 0) return;
      if (messages.length === size) wake(partnerId);
      const outcomes = await deliverTo({ ...node, sizes }, partner, messages);
      await settle(node.store, outcomes);
      const delays = outcomes.flatMap((outcome) =>
        "delay" in outcome && outcome.delay > 0 ? [outcome.delay] : [],
      );
      if (delays.length > 0) wakeIn(partnerId, Math.min(...delays));
    }
  };

  return {
    wake,
    async wakeDue() {
      for (const partnerId of await duePartners(node.store)) wake(partnerId);
    },
    async stop() {
      stopping = true;
      for (const timer of timers) clearTimeout(timer);
      await Promise.all([...lanes.values()].flatMap((busy) => [...busy]));
    },
  };
}

/** Whether a partner that failed before answers again; what waits for it then goes at once. */
async function probe({ client, circuits, store }: OutboxNode, partner: Partner): Promise<boolean> {
  const answer = await client.get(partner, identityPath);
  const answers = answer.ok && answer.status === 200;
  if (!answers) circuits.failed(partner.authority.id);
  else if (circuits.answered(partner.authority.id)) await hurry(store, partner.authority.id);
  return answers;
}

/** Delivers claimed messages, tells the circuit how it went, and answers what becomes of each. */
async function deliverTo(
  { client, circuits, store, log, evidence, sizes }: OutboxNode & { readonly sizes: BatchSizes },
  partner: Partner,
  messages: readonly Claimed[],
): Promise<Outcome[]> {
  const partnerId = partner.authority.id;
  const delivered = await deliver({ client, evidence }, partner, messages);
  if (!delivered.ok) {
    circuits.failed(partnerId);
    const { reason, detail } = delivered;
    if (reason === "slow") sizes.slow(partnerId);
    log.warn({ partnerId, reason, detail, messages: messages.length }, "a partner was not reached");
    return messages.map((message) => retry(message, reason));
  }
  sizes.answered(partnerId);
  if (circuits.answered(partnerId)) await hurry(store, partnerId);
  const outcomes = outcomesOf(messages, delivered.verdicts);
  for (const outcome of outcomes)
    if (outcome.became === "failed")
      log.warn(
        { partnerId, messageId: outcome.id, reason: outcome.error },
        "a message was refused",
      );
  return outcomes;
}

/** What comes after a message that was put off was not tried: it waits for that one, not by itself. */
function outcomesOf(
  messages: readonly Claimed[],
  verdicts: ReadonlyMap<string, Verdict>,
): Outcome[] {
  const putOff = new Set<string>();
  return messages.map((message) => {
    const verdict = verdicts.get(message.id);
    if (verdict?.said === "later") putOff.add(message.stream);
    if (!verdict && putOff.has(message.stream))
      return { id: message.id, became: "waiting", error: "not-tried", delay: 0 };
    return outcomeOf(message, verdict);
  });
}

function outcomeOf(message: Claimed, verdict: Verdict | undefined): Outcome {
  const { id } = message;
  if (verdict?.said === "accepted") return { id, became: "delivered", evidence: verdict.evidence };
  if (verdict?.said === "refused") {
    const { reason: error, evidence } = verdict;
    return evidence ? { id, became: "failed", error, evidence } : { id, became: "failed", error };
  }
  return retry(message, verdict?.reason ?? "not-taken");
}

function retry({ id, attempts, age }: Claimed, error: string): Outcome {
  const delay = retryDelay(attempts + 1, age, Math.random());
  return delay === null
    ? { id, became: "failed", error: `given up: ${error}` }
    : { id, became: "waiting", error, delay };
}
