import type { Authority } from "@entente/model";
import { z } from "@hono/zod-openapi";
import type { NodeContext } from "../../context.ts";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { countFirst, latestFirst, readKeyset } from "../../store/keyset.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { readRecord } from "../records/read.ts";
import type { StatementView } from "../records/schemas.ts";
import type { ConsentState } from "./consent-state.ts";
import { mayDecide } from "./deciders.ts";
import type { ConsentView } from "./schemas.ts";

/** Which consents to list. */
export type ConsentSearch = {
  direction?: "in" | "out" | undefined;
  state?: ConsentState | undefined;
  limit: number;
  cursor?: string | undefined;
};

const positionSchema = z.tuple([z.literal("consents"), z.iso.datetime(), z.uuid()]);

/** One page of the consents on records that the actor may see, the latest first. */
export async function listConsents(
  node: NodeContext,
  tx: Transaction,
  search: ConsentSearch,
): Promise<Page<ConsentView>> {
  const part = { after: decodeCursor(positionSchema, search.cursor), limit: search.limit };
  const matching = consentQuery(tx)
    .$if(search.direction !== undefined, (query) =>
      query.where("consent.direction", "=", search.direction!),
    )
    .$if(search.state !== undefined, (query) => query.where("consent.state", "=", search.state!));
  const rows = await readKeyset(matching, latestFirst("consent.asked_at", "consent.id"), part);
  const records = await recordsOf(
    tx,
    rows.map((row) => row.id),
  );
  const decides = await mayDecide(tx);
  return pageOf(
    rows.map((row) => viewOf(row, records.get(row.id) ?? [], decides, node.now())),
    search.limit,
    (consent) => ["consents", consent.askedAt, consent.id],
    await countFirst(tx, matching, part),
  );
}

/**
 * One consent with the statements that it is about, as they are now. Looking at them is a
 * consultation, justified by what it is asked for. Whoever may decide sees these statements, and
 * nothing else of their records, also where no case opens the records to them.
 * @throws Problem 404
 */
export async function readConsent(
  node: NodeContext,
  tx: Transaction,
  id: string,
): Promise<ConsentView & { about: StatementView[] }> {
  const row = await consentQuery(tx).where("consent.id", "=", id).executeTakeFirst();
  if (!row) throw consentNotFound();
  const records = (await recordsOf(tx, [id])).get(id) ?? [];
  const view = viewOf(row, records, await mayDecide(tx), node.now());
  const read = () => statementsOf(node, tx, id);
  const { can } = view;
  const found = await (can.decide || can.withdraw ? withFullSight(tx, read) : read());
  await appendToLedger(
    tx,
    found.map(({ recordId }) => ({
      act: "consultation",
      object: { type: "record", id: recordId },
      justification: row.justification,
      facts: { consent: id },
    })),
  );
  return { ...view, about: found.flatMap(({ statements }) => statements) };
}

/** The statements that a consent is about, by record, as far as they are seen. */
async function statementsOf(node: NodeContext, tx: Transaction, id: string) {
  const named = await tx
    .selectFrom("consent_statement")
    .innerJoin("record", "record.id", "consent_statement.record_id")
    .select(["record_id", "statement_id"])
    .where("consent_id", "=", id)
    .orderBy("record_id")
    .execute();
  const found: { recordId: string; statements: StatementView[] }[] = [];
  for (const [recordId, rows] of Map.groupBy(named, (row) => row.record_id)) {
    const wanted = new Set(rows.map((row) => row.statement_id));
    const { statements } = await readRecord(node, tx, recordId);
    found.push({ recordId, statements: statements.filter((one) => wanted.has(one.id)) });
  }
  return found;
}

/** The answer for a consent that does not exist or is about nothing that the actor may see. */
export function consentNotFound(): Problem {
  return new Problem(
    404,
    "consent-not-found",
    "There is no such consent, or its records are not open to you.",
  );
}

function consentQuery(tx: Transaction) {
  return tx
    .selectFrom("consent")
    .innerJoin("authority", "authority.id", "consent.partner_id")
    .selectAll("consent")
    .select((eb) => [
      "authority.name as partner_name",
      "authority.type as partner_type",
      "authority.country as partner_country",
      eb
        .selectFrom("consent_statement")
        .select((inner) => inner.fn.countAll<number>().as("count"))
        .whereRef("consent_statement.consent_id", "=", "consent.id")
        .as("statements"),
    ]);
}

type Row = Awaited<ReturnType<ReturnType<typeof consentQuery>["execute"]>>[number];

async function recordsOf(tx: Transaction, ids: readonly string[]) {
  const rows =
    ids.length === 0
      ? []
      : await tx
          .selectFrom("consent_statement")
          .innerJoin("record", "record.id", "consent_statement.record_id")
          .select(["consent_id", "record.id", "record.kind", "record.caption"])
          .distinct()
          .where("consent_id", "in", [...ids])
          .orderBy("record.id")
          .execute();
  return Map.groupBy(rows, (row) => row.consent_id);
}

function viewOf(
  row: Row,
  records: readonly { id: string; kind: string; caption: string }[],
  decides: boolean,
  now: Date,
): ConsentView {
  const decider = decides && row.direction === "in";
  const open = row.state === "asked" && row.expires_at >= now;
  return {
    id: row.id,
    direction: row.direction,
    partner: {
      id: row.partner_id,
      name: row.partner_name,
      type: row.partner_type as Authority["type"],
      country: row.partner_country,
    },
    use: row.use,
    recipient: row.recipient,
    purpose: row.purpose,
    justification: row.justification,
    askedBy: row.asked_by,
    askedAt: row.asked_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    state: row.state,
    conditions: row.conditions,
    validUntil: row.valid_until?.toISOString() ?? null,
    reason: row.reason,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    statements: row.statements ?? 0,
    records: records.map(({ id, kind, caption }) => ({ id, kind, caption })),
    can: { decide: decider && open, withdraw: decider && row.state === "granted" },
  };
}
