import {
  bodyHash,
  deliveryAnswerSchema,
  deliveryBody,
  faultSchema,
  parseBy,
  receiptBytes,
  type DeliveryAnswer,
  type Receipt,
} from "@entente/protocol";
import type { Client } from "./client.ts";
import { keyUnder, type Evidence } from "./evidence.ts";
import type { ExchangeEvidence } from "./evidence-store.ts";
import type { Claimed } from "./outbox-store.ts";
import type { Partner } from "./partners.ts";
import { messagesPath } from "./paths.ts";

/** What the partner said of one message. */
export type Verdict =
  | { readonly said: "accepted"; readonly evidence: ExchangeEvidence }
  /** Without evidence when it was not even read. */
  | { readonly said: "refused"; readonly reason: string; readonly evidence?: ExchangeEvidence }
  | { readonly said: "later"; readonly reason: string };

/** What became of a delivery; not reached means that nothing is known of any message. */
export type Delivered =
  | { readonly ok: true; readonly verdicts: ReadonlyMap<string, Verdict> }
  | { readonly ok: false; readonly reason: string; readonly detail: string };

/** What delivering needs. */
export type Courier = {
  readonly client: Client;
  readonly evidence: Pick<Evidence, "signMessage" | "checkpoint" | "witness">;
};

/**
 * Delivers messages in one request, in the order given within each stream. When the partner cannot
 * read the whole, each goes alone, so that one bad message does not hold up the others.
 */
export async function deliver(
  courier: Courier,
  partner: Partner,
  messages: readonly Claimed[],
): Promise<Delivered> {
  const { client, evidence } = courier;
  const hashes = new Map(messages.map(({ id, body }) => [id, bodyHash(body)]));
  const streams = Map.groupBy(messages, ({ stream }) => stream);
  const groups = [...streams.values()].map((group) =>
    group.map(({ id, body }) => ({ body, signature: evidence.signMessage(hashes.get(id) ?? "") })),
  );
  const body = deliveryBody(groups, await evidence.checkpoint());
  const answer = await client.post(partner, messagesPath, body);
  if (!answer.ok) return answer;
  if (answer.status === 200) {
    const receipts = parseBy(deliveryAnswerSchema, answer.body);
    if (!receipts.ok)
      return { ok: false, reason: "nonsense", detail: `${receipts.path}: ${receipts.message}` };
    if (!evidence.witness(partner, receipts.value.checkpoint))
      return { ok: false, reason: "nonsense", detail: "the checkpoint is not the partner's" };
    return { ok: true, verdicts: verdictsOf(partner, messages, hashes, receipts.value) };
  }
  const fault = parseBy(faultSchema, answer.body);
  const reason = fault.ok ? fault.value.reason : "nonsense";
  if (answer.status !== 400 && answer.status !== 413)
    return { ok: false, reason, detail: `status ${answer.status}` };
  const [only] = messages;
  return messages.length === 1 && only
    ? { ok: true, verdicts: new Map([[only.id, { said: "refused", reason }]]) }
    : deliverOneByOne(courier, partner, messages);
}

async function deliverOneByOne(
  courier: Courier,
  partner: Partner,
  messages: readonly Claimed[],
): Promise<Delivered> {
  const verdicts = new Map<string, Verdict>();
  const held = new Set<string>();
  for (const message of messages) {
    if (held.has(message.stream)) continue;
    const delivered = await deliver(courier, partner, [message]);
    if (!delivered.ok) return verdicts.size > 0 ? { ok: true, verdicts } : delivered;
    for (const [id, verdict] of delivered.verdicts) verdicts.set(id, verdict);
    if (verdicts.get(message.id)?.said === "later") held.add(message.stream);
  }
  return { ok: true, verdicts };
}

/** A receipt counts only when the partner signed it, for the very message it names by hash. */
function verdictsOf(
  partner: Partner,
  messages: readonly Claimed[],
  hashes: ReadonlyMap<string, string>,
  { receipts, deferred }: DeliveryAnswer,
): Map<string, Verdict> {
  const types = new Map(messages.map(({ id, type }) => [id, type]));
  const verdicts = new Map<string, Verdict>();
  for (const { messageId, reason } of deferred) verdicts.set(messageId, { said: "later", reason });
  for (const receipt of receipts) {
    const type = types.get(receipt.messageId);
    if (type === undefined || receipt.bodyHash !== hashes.get(receipt.messageId)) continue;
    const key = keyUnder(partner, receiptBytes(receipt), receipt.signature);
    if (!key) continue;
    const evidence = evidenceOf(partner, type, receipt, key.keyId);
    verdicts.set(
      receipt.messageId,
      receipt.status === "accepted"
        ? { said: "accepted", evidence }
        : { said: "refused", reason: receipt.reason, evidence },
    );
  }
  return verdicts;
}

function evidenceOf(
  { authority }: Partner,
  type: string,
  receipt: Receipt,
  signedWith: string,
): ExchangeEvidence {
  return {
    partner_id: authority.id,
    message_id: receipt.messageId,
    direction: "out",
    type,
    body_hash: Buffer.from(receipt.bodyHash, "hex"),
    signed: JSON.stringify(receipt),
    signed_with: signedWith,
    at: new Date(receipt.receivedAt),
  };
}
