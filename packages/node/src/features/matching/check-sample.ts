import { verifyBatch } from "@entente/blind";
import { maxProvenElements } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { MatchingAgreement } from "./agreements.ts";

const elementBytes = 32;
const sampledShare = 0.02;
const sampledElements = 16;

/**
 * Asks, for a share of the batches and after they were answered, for a proof that the partner's agreed
 * key made them. A partner that changed its key could otherwise make hits appear or vanish unnoticed;
 * the partner cannot know beforehand which batch is checked. A failed check suspends matching.
 * @param elements what was sent, 32 bytes each
 * @param evaluated what came back
 */
export async function checkSample(
  node: NodeContext,
  agreement: MatchingAgreement,
  elements: Uint8Array,
  evaluated: Uint8Array,
): Promise<{ ok: true } | { ok: false; reason: string; retryAfter?: number }> {
  const publicKey = agreement.partnerPublicKey;
  if (!publicKey || node.chance() >= sampledShare) return { ok: true };
  const count = elements.length / elementBytes;
  const size = Math.min(sampledElements, maxProvenElements, count);
  const from = Math.floor(node.chance() * (count - size + 1)) * elementBytes;
  const sample = elements.subarray(from, from + size * elementBytes);
  const answered = evaluated.subarray(from, from + size * elementBytes);
  const proven = await node.link.prove(agreement.partner.id, agreement.id, sample);
  if (!proven.ok) return proven;
  const same = Buffer.from(proven.evaluated).equals(answered);
  if (same && verifyBatch(publicKey, sample, answered, proven.proof).ok) return { ok: true };
  await suspend(node, agreement);
  return { ok: false, reason: "partner-key-changed" };
}

async function suspend(node: NodeContext, agreement: MatchingAgreement): Promise<void> {
  node.log.error(
    { agreement: agreement.id },
    "the partner's evaluations do not fit its agreed key",
  );
  await node.store.transaction({ type: "system", name: "matching" }, async (tx) => {
    await tx
      .updateTable("agreement")
      .set({ suspended: "partner-key-changed", backfilled_version: null })
      .where("id", "=", agreement.id)
      .execute();
    await appendToLedger(tx, [
      {
        act: "matching",
        object: { type: "agreement", id: agreement.id },
        facts: { suspended: "partner-key-changed" },
      },
    ]);
  });
}
