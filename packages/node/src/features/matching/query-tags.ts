import { maxElements } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { settleHits } from "../hits/settle.ts";
import { matchingAgreements, type MatchingAgreement } from "./agreements.ts";
import { checkSample } from "./check-sample.ts";
import { claim, finish, orGiveBack, postpone, stillHeld, type Lane } from "./queues.ts";
import {
  tagChange,
  tagged,
  unmadeValues,
  writeTags,
  type MadeTag,
  type WantedKey,
} from "./wanted-tags.ts";

const recordsPerBatch = 256;
const elementBytes = 32;
const retrySeconds = 5;
const actor = { type: "system", name: "matching" } as const;

/**
 * Has the keys of a batch of records evaluated by the partner, blind, and looks the resulting tags up
 * in the partner's list, at home. Silent records take part: nobody learns of their hits but their owner.
 * @returns whether there may be more
 */
export async function queryTags(
  node: NodeContext,
  lane: Lane,
  signal: AbortSignal,
): Promise<boolean> {
  const started = await node.store.transaction(actor, async (tx) => {
    const [agreement] = await matchingAgreements(node, tx, lane.agreementId);
    if (!agreement) return null;
    const claims = await claim(tx, lane, recordsPerBatch);
    const ids = claims.map((claimed) => claimed.recordId);
    if (ids.length === 0) return null;
    const records = await tx
      .selectFrom("record")
      .select("id")
      .where("id", "in", ids)
      .where("kind", "in", agreement.terms.kinds)
      .where("merged_into", "is", null)
      .execute();
    const allowed = new Set(records.map((record) => record.id));
    const { commonValueLimit } = agreement.terms;
    const change = await tagChange(tx, "query", agreement.id, ids, allowed, commonValueLimit);
    return { agreement, claims, change };
  });
  if (!started) return false;
  const { agreement, claims, change } = started;
  return orGiveBack(node, lane, claims, async () => {
    const asked = await askPartner(node, agreement, unmadeValues(change), signal);
    const added = tagged(change, asked.made);
    await node.store.transaction(actor, async (tx) => {
      const held = await stillHeld(tx, lane, claims);
      const ids = held.map((claimed) => claimed.recordId);
      const current = new Set(ids);
      const kept = added.filter((key) => current.has(key.recordId));
      if (asked.made.length > 0) await noteQueries(tx, agreement, asked.made.length);
      if (asked.stopped) {
        // What was paid for is kept; nothing is taken back before the rest is known.
        await writeTags(tx, "query", agreement.id, kept, []);
        await postpone(tx, lane, claims, asked.stopped.retryAfter ?? retrySeconds);
        return;
      }
      const obsolete = change.obsolete.filter((row) => current.has(row.recordId));
      await writeTags(tx, "query", agreement.id, kept, obsolete);
      await settleHits(node, tx, agreement, { recordIds: ids });
      await finish(tx, lane, held);
    });
    if (!asked.stopped) return claims.length === recordsPerBatch;
    const { reason } = asked.stopped;
    node.log.warn({ partner: agreement.partner.id, reason }, "a query has to wait");
    return false;
  });
}

/** What was made, and why the rest has to wait. */
type Asked = {
  made: MadeTag[];
  stopped?: { reason: string; retryAfter?: number | undefined };
};

async function askPartner(
  node: NodeContext,
  agreement: MatchingAgreement,
  keys: readonly WantedKey[],
  signal: AbortSignal,
): Promise<Asked> {
  const made: MadeTag[] = [];
  const most = elementsPerRequest(agreement.terms.evaluationBudget);
  for (let from = 0; from < keys.length; from += most) {
    const part = keys.slice(from, from + most);
    const inputs = part.map((key) => Buffer.from(key.value));
    const { blinds, elements } = await node.tagging.blind(inputs, signal);
    const answer = await node.link.evaluate(agreement.partner.id, agreement.id, elements);
    if (!answer.ok) return { made, stopped: answer };
    if (answer.evaluated.length !== part.length * elementBytes)
      return { made, stopped: { reason: "wrong-number-of-elements" } };
    const checked = await checkSample(node, agreement, elements, answer.evaluated);
    if (!checked.ok) return { made, stopped: checked };
    const finalized = await node.tagging.finalize(inputs, blinds, answer.evaluated, signal);
    if (!finalized.ok) return { made, stopped: { reason: finalized.reason } };
    const { tags, proofKeys } = finalized;
    made.push(
      ...part.map(({ digest }, index) => ({
        digest,
        tag: tags.subarray(index * 16, (index + 1) * 16),
        proofKey: proofKeys.subarray(index * 32, (index + 1) * 32),
      })),
    );
  }
  return { made };
}

/** Small against the budget of a day, so that its last part can be used too. */
function elementsPerRequest(budget: number): number {
  return Math.min(maxElements, Math.max(1, Math.floor(budget / 24)));
}

async function noteQueries(
  tx: Transaction,
  { id, partner }: MatchingAgreement,
  queried: number,
): Promise<void> {
  await appendToLedger(tx, [
    {
      act: "matching",
      object: { type: "agreement", id },
      recipient: partner.id,
      facts: { queried },
    },
  ]);
}
