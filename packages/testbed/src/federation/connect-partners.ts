import type { AgreementTerms } from "@entente/model";
import {
  ownCard,
  saveAgreement,
  savePartner,
  type NodeContext,
  type RunningNode,
} from "@entente/node";

const actor = { type: "system", name: "set-up" } as const;

/**
 * Lets two nodes know each other and signs an agreement for both, as their administrators would: each
 * pins the other's keys, and the public keys of blind matching are exchanged.
 * @throws Error when a node refuses the agreement
 */
export async function connectPartners(
  left: RunningNode,
  right: RunningNode,
  terms: AgreementTerms,
): Promise<void> {
  await makeKnown(left, right);
  const signatures = Object.fromEntries(
    [left, right].map(({ context }) => [
      context.authority.id,
      context.identity.signAgreement(terms),
    ]),
  );
  const leftKey = await save(left.context, terms, signatures, null);
  const rightKey = await save(right.context, terms, signatures, leftKey);
  await save(left.context, terms, signatures, rightKey);
}

/** Lets two nodes know each other: each pins the other's keys, as by exchanged cards. */
export async function makeKnown(left: RunningNode, right: RunningNode): Promise<void> {
  await pin(left.context, right.context);
  await pin(right.context, left.context);
}

function pin(node: NodeContext, partner: NodeContext): Promise<void> {
  return node.store.transaction(actor, (tx) => savePartner(tx, ownCard(partner)));
}

async function save(
  { store }: NodeContext,
  terms: AgreementTerms,
  signatures: Record<string, string>,
  partnerOprfPublicKey: Uint8Array | null,
): Promise<Uint8Array> {
  const saved = await store.transaction(actor, (tx) =>
    saveAgreement(tx, { terms, signatures, partnerOprfPublicKey }),
  );
  if (!saved.ok) throw new Error(`${terms.title}: ${saved.reason}`);
  return saved.oprfPublicKey;
}
