import type { NodeContext } from "../../context.ts";
import { may } from "../../gate/decision.ts";
import type { Transaction } from "../../store/store.ts";
import { gateQuestion, keptAgreements, type KeptAgreement } from "../agreements/kept-agreements.ts";

/** An agreement under which matching runs now, with the keys it runs on. */
export type MatchingAgreement = KeptAgreement & {
  /** This node's key: evaluates the partner's queries and makes this node's list. */
  secretKey: Uint8Array;
  publicKey: Uint8Array;
  /** The partner's pinned key, against which samples of its evaluations are checked. */
  partnerPublicKey: Uint8Array | null;
};

/** The agreements under which the gate lets matching run now. */
export async function matchingAgreements(
  node: Pick<NodeContext, "authority" | "now">,
  tx: Transaction,
  id?: string,
): Promise<MatchingAgreement[]> {
  const kept = await keptAgreements(tx, id);
  return withKeys(
    tx,
    kept.filter(
      (agreement) => may({ outgoing: { what: "matching" }, ...gateQuestion(node, agreement) }).ok,
    ),
  );
}

/**
 * The agreements for which work is queued: those under which matching runs, and those under which it
 * will again with the first sign of life of a partner that is out of touch.
 */
export async function awaitedAgreements(
  node: Pick<NodeContext, "authority" | "now">,
  tx: Transaction,
): Promise<KeptAgreement[]> {
  const kept = await keptAgreements(tx);
  return kept.filter(
    (agreement) =>
      may({ outgoing: { what: "matching" }, ...gateQuestion(node, agreement), lastSeenAt: null })
        .ok,
  );
}

async function withKeys(
  tx: Transaction,
  open: readonly KeptAgreement[],
): Promise<MatchingAgreement[]> {
  if (open.length === 0) return [];
  const keys = await tx
    .selectFrom("agreement")
    .select([
      "id",
      "oprf_secret_key as secretKey",
      "oprf_public_key as publicKey",
      "partner_oprf_public_key as partnerPublicKey",
    ])
    .where(
      "id",
      "in",
      open.map((agreement) => agreement.id),
    )
    .execute();
  const keysOf = new Map(keys.map((row) => [row.id, row]));
  return open.flatMap((agreement) => {
    const row = keysOf.get(agreement.id);
    return row ? [{ ...agreement, ...row }] : [];
  });
}
