import { newId, type Handling } from "@entente/model";
import type { Selectable } from "kysely";
import { insertRows } from "../../store/insert-rows.ts";
import type { Transaction } from "../../store/store.ts";
import type { DisclosureTable } from "../../store/tables/recall.ts";

/** Statements that leave together. */
export type Leaving = {
  partnerId: string;
  agreementId: string;
  requestId: string;
  purpose: string;
  /** The basis the gate named. */
  basis: string;
  /** Who decided it, in words. */
  by: string;
  at: Date;
  statements: readonly {
    id: string;
    recordId: string;
    handling: Handling;
    /** The originator's consent with which it is passed on. */
    consentId?: string | undefined;
  }[];
};

/** Notes who gets which statement, in the transaction in which it leaves. */
export async function noteDisclosures(tx: Transaction, leaving: Leaving): Promise<void> {
  await insertRows(
    tx,
    "disclosure",
    leaving.statements.map((statement) => ({
      id: newId(leaving.at.getTime()),
      statement_id: statement.id,
      record_id: statement.recordId,
      partner_id: leaving.partnerId,
      agreement_id: leaving.agreementId,
      request_id: leaving.requestId,
      purpose: leaving.purpose,
      basis: leaving.basis,
      handling_codes: statement.handling.codes,
      consent_id: statement.consentId ?? null,
      by: leaving.by,
      at: leaving.at,
      recalled_at: null,
    })),
  );
}

/** The disclosures of statements, or under a consent, that their recipients still have, locked. */
export async function standingDisclosures(
  tx: Transaction,
  of: { statementIds: readonly string[] } | { consentId: string },
): Promise<StandingDisclosure[]> {
  const standing = tx
    .selectFrom("disclosure")
    .selectAll()
    .where("recalled_at", "is", null)
    .orderBy("id")
    .forUpdate();
  if ("consentId" in of) return standing.where("consent_id", "=", of.consentId).execute();
  if (of.statementIds.length === 0) return [];
  return standing.where("statement_id", "in", [...of.statementIds]).execute();
}

/** One statement at one recipient. */
export type StandingDisclosure = Selectable<DisclosureTable>;
