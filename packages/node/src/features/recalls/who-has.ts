import type { Authority, HandlingCode } from "@entente/model";
import { appendToLedger } from "../../ledger/ledger.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { isVisible } from "../records/read.ts";
import { notFound } from "../records/records.ts";
import type { Disclosures } from "./schemas.ts";

/**
 * Who has what of a record now, since when and on which basis; of a foreign record, where it came from.
 * Tells no values; the look is in the ledger.
 * @throws Problem 404 for a record that the actor cannot see
 */
export async function whoHas(tx: Transaction, recordId: string): Promise<Disclosures> {
  if (!(await isVisible(tx, recordId))) throw notFound();
  await appendToLedger(tx, [
    {
      act: "consultation",
      object: { type: "record", id: recordId },
      facts: { of: "disclosures" },
    },
  ]);
  return withFullSight(tx, async () => {
    const family = await familyOf(tx, recordId);
    return {
      given: await given(tx, family),
      passedOn: await passedOn(tx, family),
      received: await received(tx, family),
      exports: await exportsOf(tx, family),
    };
  });
}

async function familyOf(tx: Transaction, recordId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom("record")
    .select("id")
    .where((eb) => eb.or([eb("id", "=", recordId), eb("merged_into", "=", recordId)]))
    .execute();
  return rows.map((row) => row.id);
}

async function given(tx: Transaction, family: readonly string[]): Promise<Disclosures["given"]> {
  const rows = await tx
    .selectFrom("disclosure")
    .innerJoin("authority", "authority.id", "disclosure.partner_id")
    .selectAll("disclosure")
    .select((eb) => [
      "authority.name",
      "authority.type",
      "authority.country",
      eb
        .selectFrom("recall_statement")
        .innerJoin("recall", "recall.id", "recall_statement.recall_id")
        .select((inner) =>
          inner.fn
            .agg<boolean>("bool_or", [inner("answered_at", "is not", null)])
            .as("acknowledged"),
        )
        .whereRef("recall_statement.statement_id", "=", "disclosure.statement_id")
        .whereRef("recall.partner_id", "=", "disclosure.partner_id")
        .where("recall.direction", "=", "out")
        .as("acknowledged"),
    ])
    .where("disclosure.record_id", "in", [...family])
    .orderBy("disclosure.at", "desc")
    .orderBy("disclosure.id", "desc")
    .execute();
  return rows.map((row) => ({
    statementId: row.statement_id,
    to: authorityOf({ ...row, id: row.partner_id }),
    at: row.at.toISOString(),
    by: row.by,
    requestId: row.request_id,
    purpose: row.purpose,
    basis: row.basis,
    handlingCodes: row.handling_codes as HandlingCode[],
    consentId: row.consent_id,
    recalledAt: row.recalled_at?.toISOString() ?? null,
    acknowledged: row.recalled_at === null ? null : (row.acknowledged ?? false),
  }));
}

async function passedOn(
  tx: Transaction,
  family: readonly string[],
): Promise<Disclosures["passedOn"]> {
  const rows = await tx
    .selectFrom("consent")
    .innerJoin("consent_statement", "consent_statement.consent_id", "consent.id")
    .select(["statement_id", "recipient", "partner_id", "valid_until"])
    .where("direction", "=", "in")
    .where("state", "=", "granted")
    .where("use", "=", "onward-transfer")
    .where("consent_statement.record_id", "in", [...family])
    .orderBy("consent.decided_at", "desc")
    .execute();
  return rows.flatMap(({ statement_id, recipient, partner_id, valid_until }) =>
    recipient === null
      ? []
      : {
          statementId: statement_id,
          to: recipient,
          through: partner_id,
          validUntil: valid_until?.toISOString() ?? null,
        },
  );
}

async function received(
  tx: Transaction,
  family: readonly string[],
): Promise<Disclosures["received"]> {
  const rows = await tx
    .selectFrom("received_statement")
    .innerJoin("authority", "authority.id", "received_statement.partner_id")
    .selectAll("received_statement")
    .select(["authority.name", "authority.type", "authority.country"])
    .where("record_id", "in", [...family])
    .orderBy("received_at", "desc")
    .orderBy("statement_ref")
    .execute();
  return rows.map((row) => ({
    statementId: row.statement_id,
    ref: row.statement_ref,
    from: authorityOf({ ...row, id: row.partner_id }),
    origin: row.origin,
    at: row.received_at?.toISOString() ?? null,
    recalledAt: row.recalled_at?.toISOString() ?? null,
    erased: row.erased,
  }));
}

async function exportsOf(tx: Transaction, family: readonly string[]): Promise<number> {
  const { count } = await tx
    .selectFrom("export_statement")
    .select((eb) => eb.fn.count<number>("export_id").distinct().as("count"))
    .where("record_id", "in", [...family])
    .executeTakeFirstOrThrow();
  return count;
}

/** An authority out of a row that was joined with it. */
export function authorityOf(row: {
  id: string;
  name: string;
  type: string;
  country: string;
}): Authority {
  return { id: row.id, name: row.name, type: row.type as Authority["type"], country: row.country };
}
