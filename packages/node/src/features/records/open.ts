import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { justify, justifyChange, type Given, type Justified } from "./justification.ts";
import { isVisible, readRecord } from "./read.ts";
import { notFound } from "./records.ts";
import type { RecordDetails } from "./schemas.ts";

/**
 * Opens a record for a user: finds the justification, writes the consultation into the ledger and
 * returns what may be seen. A refusal is written down too.
 * @throws Problem 404 for a record that is not open to the user; 403 `justification-required`
 */
export function openRecord(
  node: NodeContext,
  userId: string,
  id: string,
  given: Given,
): Promise<RecordDetails> {
  return whenJustified(
    node,
    userId,
    id,
    (tx) => justify(node, tx, id, given),
    (tx, { text, caseId }) =>
      appendToLedger(tx, [
        {
          act: "consultation",
          object: { type: "record", id },
          caseId: caseId ?? undefined,
          justification: text,
        },
      ]),
  );
}

/**
 * Changes a record for a user who may see it: the answer shows it, so that it needs a justification
 * like reading. A refusal is written down.
 * @param change does it and writes it into the ledger, with the justification it gets
 * @throws Problem as {@link openRecord}
 */
export function changeOpened(
  node: NodeContext,
  userId: string,
  id: string,
  change: (tx: Transaction, justification: string) => Promise<void>,
): Promise<RecordDetails> {
  return whenJustified(
    node,
    userId,
    id,
    (tx) => justifyChange(node, tx, id),
    (tx, { text }) => change(tx, text),
  );
}

async function whenJustified(
  node: NodeContext,
  userId: string,
  id: string,
  find: (tx: Transaction) => Promise<Justified>,
  act: (tx: Transaction, justified: Justified & { ok: true }) => Promise<void>,
): Promise<RecordDetails> {
  const outcome = await node.store.transaction({ type: "user", userId }, async (tx) => {
    const justified = (await isVisible(tx, id))
      ? await find(tx)
      : ({ ok: false, reason: "record-not-found" } as const);
    if (justified.ok) {
      await act(tx, justified);
      return readRecord(node, tx, id);
    }
    const { reason } = justified;
    await appendToLedger(tx, [
      { act: "refused-access", object: { type: "record", id }, facts: { reason } },
    ]);
    return reason;
  });
  if (outcome === "record-not-found") throw notFound();
  if (outcome === "justification-required")
    throw new Problem(
      403,
      "justification-required",
      "Say why you need to see this record, or open it from one of your cases.",
    );
  return outcome;
}
