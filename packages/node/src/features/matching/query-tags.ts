import { maxElements } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { settleHits } from "../hits/settle.ts";
import { matchingAgreements, type MatchingAgreement } from "./agreements.ts";
import { checkSample } from "./check-sample.ts";
import { claim, finish, postpone, type Lane } from "./queues.ts";
import { tagChange, writeTags, type WantedKey } from "./wanted-tags.ts";

const recordsPerBatch = 256;
const elementBytes = 32;
const retrySeconds = 5;
const actor = { type: "system", name: "matching" } as const;

type Tagged = WantedKey & { tag: Uint8Array; proofKey: Uint8Array };

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
    return { agreement, claims, ids, change };
  });
  if (!started) return false;
  const { agreement, claims, ids, change } = started;
  const unmade = change.missing.filter((key) => key.made === null);
  const asked = await askPartner(node, agreement, unmade, signal);
  if (!asked.ok) {
    node.log.warn({ partner: agreement.partner.id, reason: asked.reason }, "a query has to wait");
    await node.store.transaction(actor, (tx) =>
      postpone(tx, lane, claims, asked.retryAfter ?? retrySeconds),
    );
    return false;
  }
  const added = [
    ...change.missing.flatMap(({ made, ...key }) => (made ? { ...key, ...made } : [])),
    ...asked.tagged,
  ];
  await node.store.transaction(actor, async (tx) => {
    await writeTags(tx, "query", agreement.id, added, change.obsolete);
    await settleHits(node, tx, agreement, { recordIds: ids });
    await finish(tx, lane, claims);
    if (unmade.length > 0)
      await appendToLedger(tx, [
        {
          act: "matching",
          object: { type: "agreement", id: agreement.id },
          recipient: agreement.partner.id,
          facts: { queried: unmade.length },
        },
      ]);
  });
  return claims.length === recordsPerBatch;
}

type Asked =
  | { ok: true; tagged: Tagged[] }
  | { ok: false; reason: string; retryAfter?: number | undefined };

async function askPartner(
  node: NodeContext,
  agreement: MatchingAgreement,
  keys: readonly WantedKey[],
  signal: AbortSignal,
): Promise<Asked> {
  const tagged: Tagged[] = [];
  for (let from = 0; from < keys.length; from += maxElements) {
    const part = keys.slice(from, from + maxElements);
    const inputs = part.map((key) => Buffer.from(key.value));
    const { blinds, elements } = await node.tagging.blind(inputs, signal);
    const answer = await node.link.evaluate(agreement.partner.id, agreement.id, elements);
    if (!answer.ok) return answer;
    if (answer.evaluated.length !== part.length * elementBytes)
      return { ok: false, reason: "wrong-number-of-elements" };
    const checked = await checkSample(node, agreement, elements, answer.evaluated);
    if (!checked.ok) return checked;
    const finalized = await node.tagging.finalize(inputs, blinds, answer.evaluated, signal);
    if (!finalized.ok) return { ok: false, reason: finalized.reason };
    tagged.push(
      ...part.map((key, index) => ({
        ...key,
        tag: finalized.tags.subarray(index * 16, (index + 1) * 16),
        proofKey: finalized.proofKeys.subarray(index * 32, (index + 1) * 32),
      })),
    );
  }
  return { ok: true, tagged };
}
