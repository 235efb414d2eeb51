import type { MessageType, Receipt, UnsignedReceipt } from "@entente/protocol";
import type { NodeContext } from "../context.ts";
import type { Transaction } from "../store/store.ts";
import { admitMessage, type Admitted } from "./admission.ts";
import { readStandings } from "./agreements-in-force.ts";
import type { Evidence } from "./evidence.ts";
import type { Arrived, BatchHandler, Handled } from "./handlers.ts";
import { keepReceipts, readReceipts } from "./inbox-store.ts";
import type { Incoming } from "./incoming.ts";
import type { Partner } from "./partners.ts";

/** Who takes which type of message. */
export type Handlers = Map<string, BatchHandler<MessageType>>;

type Taking = Pick<NodeContext, "authority" | "now"> & {
  readonly handlers: Handlers;
  readonly partner: Partner;
  readonly evidence: Pick<Evidence, "signReceipt">;
};

/**
 * Passing: whoever signs an agreement last sends under it before the other side has kept the signed
 * copy, or before it has got all signatures. The sender tries again, and gives up after two weeks.
 */
const notYetKnown = new Set(["agreement-unknown", "signature-missing"]);

/** Ends a transaction in which one message was not taken, so that nothing of it is kept. */
export class NotTaken extends Error {
  readonly handled: Exclude<Handled, { ok: true }>;
  constructor(handled: Exclude<Handled, { ok: true }>) {
    super(handled.reason);
    this.handled = handled;
  }
}

/**
 * Takes messages in one transaction and answers their receipts by id.
 * @param refusal refuses them all for this reason instead of asking their handlers
 * @throws NotTaken when a handler did not take one of them
 */
export async function takeMessages(
  tx: Transaction,
  { authority, now, handlers, partner, evidence }: Taking,
  messages: readonly Incoming[],
  refusal?: string,
): Promise<Map<string, Receipt>> {
  const partnerId = partner.authority.id;
  const receivedAt = now();
  const agreementIds = messages.flatMap(({ parsed }) =>
    parsed.ok && parsed.message.agreementId !== null ? [parsed.message.agreementId] : [],
  );
  if (refusal === undefined) await demandSignatures(tx, partnerId, messages);
  const standingOf = await readStandings(tx, partnerId, agreementIds, receivedAt);
  const decided = new Map<string, Decided>();
  for (const incoming of messages) {
    if (decided.has(incoming.id)) continue;
    const wrong = refusal ?? (incoming.signedWith === null ? "message-not-signed" : undefined);
    const admitted =
      wrong === undefined
        ? admitMessage(incoming.parsed, partnerId, authority.id, standingOf)
        : { ok: false as const, reason: wrong };
    if (!admitted.ok && notYetKnown.has(admitted.reason) && refusal === undefined)
      throw new NotTaken({ ok: false, reason: admitted.reason, later: true });
    decided.set(incoming.id, { incoming, ...withHandler(admitted, handlers) });
  }
  const kept = [...decided.values()].map(({ incoming, admitted }) => ({
    incoming,
    receipt: evidence.signReceipt(receiptOf(incoming, admitted, receivedAt)),
  }));
  const fresh = await keepReceipts(tx, partnerId, kept);
  const arrived = [...decided.values()].flatMap(({ incoming, admitted, handler }) => {
    if (!admitted.ok || !handler || !fresh.has(incoming.id)) return [];
    const { message: envelope } = admitted;
    const reception = { bodyHash: incoming.hash, receivedAt };
    const { payload } = envelope;
    return { handler, message: { envelope, payload, partner: partner.authority, reception } };
  });
  for (const { handler, messages: together } of runsOf(arrived)) {
    const handled = await handler(tx, together);
    if (handled && !handled.ok) throw new NotTaken(handled);
  }
  const receipts = new Map(kept.map(({ receipt }) => [receipt.messageId, receipt]));
  const known = [...receipts.keys()].filter((id) => !fresh.has(id));
  if (known.length > 0)
    for (const [id, receipt] of await readReceipts(tx, partnerId, known))
      // The first one's facts, under the key that the sender takes now.
      receipts.set(id, evidence.signReceipt(receipt));
  for (const incoming of messages) {
    const receipt = receipts.get(incoming.id);
    if (receipt && receipt.bodyHash !== incoming.hash)
      receipts.set(
        incoming.id,
        evidence.signReceipt(
          receiptOf(incoming, { ok: false, reason: "message-id-reused" }, receivedAt),
        ),
      );
  }
  return receipts;
}

/**
 * A message that none of the sender's keys signed may come again when keys are mended. One that was taken
 * before gets its receipt whatever has become of the key.
 * @throws NotTaken when one is neither signed nor known
 */
async function demandSignatures(
  tx: Transaction,
  partnerId: string,
  messages: readonly Incoming[],
): Promise<void> {
  const unsigned = messages.flatMap(({ id, signedWith }) => (signedWith === null ? [id] : []));
  if (unsigned.length === 0) return;
  const taken = await readReceipts(tx, partnerId, unsigned);
  if (unsigned.some((id) => !taken.has(id)))
    throw new NotTaken({ ok: false, reason: "message-not-signed", later: true });
}

type Decided = {
  readonly incoming: Incoming;
  readonly admitted: Admitted;
  readonly handler?: BatchHandler<MessageType>;
};

type Run = {
  readonly handler: BatchHandler<MessageType>;
  readonly messages: Arrived<MessageType>[];
};

/** Messages that follow each other and have their type and agreement in common, together. */
function runsOf(
  arrived: readonly { handler: BatchHandler<MessageType>; message: Arrived<MessageType> }[],
): Run[] {
  const runs: Run[] = [];
  for (const { handler, message } of arrived) {
    const last = runs.at(-1);
    const { agreementId } = message.envelope;
    if (last?.handler === handler && last.messages[0]?.envelope.agreementId === agreementId)
      last.messages.push(message);
    else runs.push({ handler, messages: [message] });
  }
  return runs;
}

function withHandler(admitted: Admitted, handlers: Handlers): Omit<Decided, "incoming"> {
  if (!admitted.ok) return { admitted };
  const handler = handlers.get(admitted.message.type);
  return handler ? { admitted, handler } : { admitted: { ok: false, reason: "unknown-type" } };
}

function receiptOf(
  { id, hash }: Incoming,
  admitted: { readonly ok: true } | { readonly ok: false; readonly reason: string },
  receivedAt: Date,
): UnsignedReceipt {
  const facts = { receivedAt: receivedAt.toISOString(), bodyHash: hash };
  return admitted.ok
    ? { messageId: id, status: "accepted", ...facts }
    : { messageId: id, status: "refused", reason: admitted.reason.slice(0, 200), ...facts };
}
