import { randomBytes } from "node:crypto";
import { maxListEntries, packHandles, packListEntries, type ListEntry } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { clear, type Clearance } from "../../gate/clearance.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { send } from "../../link/send.ts";
import type { Transaction } from "../../store/store.ts";
import { gateQuestion } from "../agreements/kept-agreements.ts";
import type { MatchingAgreement } from "./agreements.ts";
import { matchingStream } from "./stream.ts";

/** What changes in this node's list. */
export type ListChange = {
  readonly entries: readonly ListEntry[];
  /** Handles whose entries all go before the new ones come. */
  readonly removed: readonly Uint8Array[];
  /** The entries are the whole list: what the partner has besides them goes. */
  readonly reset?: boolean;
};

/**
 * Sends a change of this node's list to the partner, in as many parts as it takes, with the next
 * version numbers; the entries are shuffled.
 * @throws Error when the gate is closed: callers look at the agreement first
 */
export async function sendDeltas(
  node: NodeContext,
  tx: Transaction,
  agreement: MatchingAgreement,
  { entries, removed, reset }: ListChange,
): Promise<void> {
  const clearance = clearanceFor(node, agreement);
  const mixed = shuffled(entries);
  const deltas = Math.max(1, Math.ceil(mixed.length / maxListEntries));
  const { list_version: last } = await tx
    .updateTable("agreement")
    .set((eb) => ({ list_version: eb("list_version", "+", deltas) }))
    .where("id", "=", agreement.id)
    .returning("list_version")
    .executeTakeFirstOrThrow();
  for (let index = 0; index < deltas; index++) {
    const part = mixed.slice(index * maxListEntries, (index + 1) * maxListEntries);
    await send(node, tx, clearance, {
      partnerId: agreement.partner.id,
      agreementId: agreement.id,
      stream: matchingStream(agreement.id),
      type: "list.delta",
      payload: {
        version: last - deltas + 1 + index,
        ...(reset && index === 0 ? { reset: true } : {}),
        added: packListEntries(part),
        removedHandles: packHandles(index === 0 ? removed : []),
        more: index < deltas - 1,
      },
    });
  }
  if (entries.length === 0 && removed.length === 0 && !reset) return;
  await appendToLedger(tx, [
    {
      act: "matching",
      object: { type: "agreement", id: agreement.id },
      recipient: agreement.partner.id,
      facts: {
        listed: entries.length,
        removed: removed.length,
        ...(reset ? { anew: true } : {}),
      },
    },
  ]);
}

function clearanceFor(node: NodeContext, agreement: MatchingAgreement): Clearance {
  const cleared = clear(gateQuestion(node, agreement), [{ what: "matching" }]);
  if (!cleared.ok) throw new Error(`the gate closed: ${cleared.refusals[0]?.decision.reason}`);
  return cleared.clearance;
}

/** The entries in random order, so that neither order nor neighbourhood tells which belong together. */
function shuffled<T>(entries: readonly T[]): T[] {
  const order = randomBytes(entries.length * 4);
  return entries
    .map((entry, index) => ({ entry, key: order.readUInt32LE(index * 4) }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ entry }) => entry);
}
