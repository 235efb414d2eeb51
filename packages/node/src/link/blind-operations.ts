import {
  elementBytes,
  evaluateSchema,
  fromBase64,
  parseBy,
  proveSchema,
  toBase64,
  type Malformed,
} from "@entente/protocol";
import type { NodeContext } from "../context.ts";
import { appendToLedger } from "../ledger/ledger.ts";
import { readStandings } from "./agreements-in-force.ts";
import type { ElementsAsked, EvaluationHandler, NotEvaluated, ProofHandler } from "./handlers.ts";
import type { LinkAnswer, Operation } from "./operation.ts";
import type { Partner } from "./partners.ts";

type BlindNode = Pick<NodeContext, "store" | "now">;

/** `POST /link/evaluations`: evaluates a partner's blinded elements under an agreement in force. */
export function takeEvaluation(
  node: BlindNode,
  handler: () => EvaluationHandler | undefined,
): Operation {
  return async (partner, body) => {
    const asked = parseBy(evaluateSchema, body);
    if (!asked.ok) return malformed(asked);
    const evaluate = handler();
    if (!evaluate) return notOffered;
    const refused = await refuse(node, partner, asked.value.agreementId);
    if (refused) return refused;
    const done = await evaluate(elementsOf(partner, asked.value));
    if (!done.ok) return notEvaluated(done);
    const { evaluated, keyEpoch } = done;
    return { status: 200, body: { evaluated: toBase64(evaluated), keyEpoch } };
  };
}

/** `POST /link/proofs`: evaluates a sample again and proves the key. */
export function takeProof(node: BlindNode, handler: () => ProofHandler | undefined): Operation {
  return async (partner, body) => {
    const asked = parseBy(proveSchema, body);
    if (!asked.ok) return malformed(asked);
    const prove = handler();
    if (!prove) return notOffered;
    const refused = await refuse(node, partner, asked.value.agreementId);
    if (refused) return refused;
    const done = await prove(elementsOf(partner, asked.value));
    if (!done.ok) return notEvaluated(done);
    const { evaluated, proof } = done;
    return { status: 200, body: { evaluated: toBase64(evaluated), proof: toBase64(proof) } };
  };
}

const notOffered: LinkAnswer = { status: 404, body: { reason: "unknown-operation" } };

function elementsOf(
  { authority: partner }: Partner,
  asked: { readonly agreementId: string; readonly elements: string },
): ElementsAsked {
  const elements = fromBase64(asked.elements);
  const { agreementId } = asked;
  return { partner, agreementId, elements, count: elements.length / elementBytes };
}

/** Answers, and writes into the ledger, that there is no agreement in force to do this under. */
function refuse(
  { store, now }: BlindNode,
  partner: Partner,
  agreementId: string,
): Promise<LinkAnswer | null> {
  const partnerId = partner.authority.id;
  return store.transaction({ type: "partner", authorityId: partnerId }, async (tx) => {
    const standing = (await readStandings(tx, partnerId, [agreementId], now()))(agreementId);
    if (standing.ok) return null;
    const { reason } = standing;
    await appendToLedger(tx, [
      { act: "refused-access", object: { type: "agreement", id: agreementId }, facts: { reason } },
    ]);
    return { status: 403, body: { reason } };
  });
}

function malformed({ path }: Malformed): LinkAnswer {
  return { status: 400, body: { reason: "malformed", path: path.slice(0, 500) } };
}

function notEvaluated({ reason, retryAfter }: NotEvaluated): LinkAnswer {
  return retryAfter === undefined
    ? { status: 403, body: { reason } }
    : { status: 429, body: { reason, retryAfter } };
}
