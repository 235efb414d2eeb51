import {
  bodyHash,
  deliveryAnswerSchema,
  deliveryBody,
  faultSchema,
  parseBy,
  type DeliveryAnswer,
} from "@entente/protocol";
import type { Client } from "./client.ts";
import type { Claimed } from "./outbox-store.ts";
import type { Partner } from "./partners.ts";
import { messagesPath } from "./paths.ts";

/** What the partner said of one message. */
export type Verdict =
  | { readonly said: "accepted" }
  | { readonly said: "refused"; readonly reason: string }
  | { readonly said: "later"; readonly reason: string };

/** What became of a delivery; not reached means that nothing is known of any message. */
export type Delivered =
  | { readonly ok: true; readonly verdicts: ReadonlyMap<string, Verdict> }
  | { readonly ok: false; readonly reason: string; readonly detail: string };

/**
 * Delivers messages in one request, in the order given within each stream. When the partner cannot
 * read the whole, each goes alone, so that one bad message does not hold up the others.
 */
export async function deliver(
  client: Client,
  partner: Partner,
  messages: readonly Claimed[],
): Promise<Delivered> {
  const streams = Map.groupBy(messages, ({ stream }) => stream);
  const groups = [...streams.values()].map((group) => group.map(({ body }) => body));
  const answer = await client.post(partner, messagesPath, deliveryBody(groups));
  if (!answer.ok) return answer;
  if (answer.status === 200) {
    const receipts = parseBy(deliveryAnswerSchema, answer.body);
    if (!receipts.ok)
      return { ok: false, reason: "nonsense", detail: `${receipts.path}: ${receipts.message}` };
    return { ok: true, verdicts: verdictsOf(messages, receipts.value) };
  }
  const fault = parseBy(faultSchema, answer.body);
  const reason = fault.ok ? fault.value.reason : "nonsense";
  if (answer.status !== 400 && answer.status !== 413)
    return { ok: false, reason, detail: `status ${answer.status}` };
  const [only] = messages;
  return messages.length === 1 && only
    ? { ok: true, verdicts: new Map([[only.id, { said: "refused", reason }]]) }
    : deliverOneByOne(client, partner, messages);
}

async function deliverOneByOne(
  client: Client,
  partner: Partner,
  messages: readonly Claimed[],
): Promise<Delivered> {
  const verdicts = new Map<string, Verdict>();
  const held = new Set<string>();
  for (const message of messages) {
    if (held.has(message.stream)) continue;
    const delivered = await deliver(client, partner, [message]);
    if (!delivered.ok) return verdicts.size > 0 ? { ok: true, verdicts } : delivered;
    for (const [id, verdict] of delivered.verdicts) verdicts.set(id, verdict);
    if (verdicts.get(message.id)?.said === "later") held.add(message.stream);
  }
  return { ok: true, verdicts };
}

/** A receipt counts only for the very message it names by hash. */
function verdictsOf(
  messages: readonly Claimed[],
  { receipts, deferred }: DeliveryAnswer,
): Map<string, Verdict> {
  const hashes = new Map(messages.map(({ id, body }) => [id, bodyHash(body)]));
  const verdicts = new Map<string, Verdict>();
  for (const { messageId, reason } of deferred) verdicts.set(messageId, { said: "later", reason });
  for (const receipt of receipts) {
    if (receipt.bodyHash !== hashes.get(receipt.messageId)) continue;
    verdicts.set(
      receipt.messageId,
      receipt.status === "accepted"
        ? { said: "accepted" }
        : { said: "refused", reason: receipt.reason },
    );
  }
  return verdicts;
}
