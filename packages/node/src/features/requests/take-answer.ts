import type { Authority } from "@entente/model";
import type { Refusal, Reply } from "@entente/protocol";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { derivedId } from "../../derived-id.ts";
import { notifyLive } from "../../http/live-events.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Handled } from "../../link/handlers.ts";
import type { Transaction } from "../../store/store.ts";
import { bindReceived, stillStanding } from "../recalls/received.ts";
import { prepareStatements } from "../records/prepare.ts";
import { saveRecords } from "../records/records.ts";
import { tightenCodes } from "./tighten-codes.ts";

/**
 * Takes a partner's reply: what it disclosed becomes a foreign record, bound to its originator and its
 * codes, in the cases of the record that was asked about. An answer may come in several replies, one
 * for each record; and what was disclosed before takes on stricter codes when it comes with them.
 */
export async function takeReply(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  partner: Authority,
  reply: Reply,
): Promise<Handled> {
  const request = await answeredRequest(tx, agreementId, partner, reply, [
    "sent",
    "received",
    "answered",
  ]);
  if (!request) return { ok: false, reason: "unknown-request" };
  const now = node.now();
  const foreignId = derivedId("foreign-record", partner.id, reply.kind, reply.recordRef);
  if (await hasAnswered(tx, request.id, foreignId))
    return { ok: false, reason: "already-answered" };
  const standing = await stillStanding(tx, partner.id, reply.statements);
  const { statements, problems } = prepareStatements(
    reply.kind,
    standing.map(({ statementRef: _, original: _o, passedOn: _p, observedAt, ...statement }) => ({
      ...statement,
      ...(observedAt === null ? {} : { observedAt }),
    })),
    { country: partner.country },
  );
  const taken = await statementIds(tx, foreignId);
  const sentAs = new Map(
    standing.map((sent) => [`${sent.property}\0${sent.value}\0${sent.source}`, sent]),
  );
  const arrived = {
    id: foreignId,
    kind: reply.kind,
    originator: partner.id,
    silent: false,
    statements: statements.map((statement) => {
      const raw = statement.original ?? statement.value;
      const sent = sentAs.get(`${statement.property}\0${raw}\0${statement.source}`);
      if (!sent) return statement;
      const named = { ...statement, original: sent.original ?? statement.original };
      if (taken.has(sent.statementRef)) return named;
      taken.add(sent.statementRef);
      return { ...named, id: sent.statementRef };
    }),
  };
  if (standing.length > 0) {
    await saveRecords(tx, now, [arrived], { again: true });
    await tightenCodes(tx, foreignId, arrived.statements, now);
    await bindToOriginator(tx, foreignId, partner, request, reply, now);
    const from = { partnerId: partner.id, agreementId, recordId: foreignId, at: now };
    await bindReceived(tx, from, standing);
  }
  await tx
    .updateTable("request")
    .set({
      state: "answered",
      answered_at: request.answered_at ?? now,
      answered_by: reply.answeredBy,
      statements_disclosed: (request.statements_disclosed ?? 0) + reply.statements.length,
      note: reply.note ?? null,
      conditions: reply.conditions ?? null,
      foreign_record_id: request.foreign_record_id ?? (standing.length > 0 ? foreignId : null),
    })
    .where("id", "=", request.id)
    .execute();
  await appendToLedger(tx, [
    {
      act: "receipt",
      object: { type: "record", id: foreignId },
      facts: { request: request.id, statements: statements.length, unreadable: problems.length },
    },
  ]);
  await notifyLive(tx, { type: "request", id: request.id });
  return { ok: true };
}

/** Takes a partner's refusal of a request. */
export async function takeRefusal(
  node: NodeContext,
  tx: Transaction,
  agreementId: string,
  partner: Authority,
  refusal: Refusal,
): Promise<Handled> {
  const request = await answeredRequest(tx, agreementId, partner, refusal, ["sent", "received"]);
  if (!request) return { ok: false, reason: "unknown-request" };
  await tx
    .updateTable("request")
    .set({
      state: "refused",
      answered_at: node.now(),
      answered_by: refusal.answeredBy,
      refusal_reason: refusal.reason,
      refusal_text: refusal.text,
    })
    .where("id", "=", request.id)
    .execute();
  await notifyLive(tx, { type: "request", id: request.id });
  return { ok: true };
}

/** Whether this request was answered with this record before: each record comes once. */
async function hasAnswered(tx: Transaction, requestId: string, recordId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("foreign_record")
    .select("record_id")
    .where("record_id", "=", recordId)
    .where("request_id", "=", requestId)
    .executeTakeFirst();
  return row !== undefined;
}

/** The request that an answer belongs to: same partner and agreement, bound to it by its hash. */
function answeredRequest(
  tx: Transaction,
  agreementId: string,
  partner: Authority,
  answer: { requestId: string; requestHash: string },
  states: readonly ("sent" | "received" | "answered")[],
) {
  return tx
    .selectFrom("request")
    .select([
      "id",
      "agreement_id",
      "record_id",
      "created_by",
      "answered_at",
      "statements_disclosed",
      "foreign_record_id",
    ])
    .where("id", "=", answer.requestId)
    .where("partner_id", "=", partner.id)
    .where("agreement_id", "=", agreementId)
    .where("direction", "=", "out")
    .where("state", "in", [...states])
    .where("body_hash", "=", Buffer.from(answer.requestHash, "hex"))
    .forUpdate()
    .executeTakeFirst();
}

/** Names of statements that a record has already: a partner that uses one twice does not overwrite. */
async function statementIds(tx: Transaction, recordId: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom("statement")
    .select("id")
    .where("record_id", "=", recordId)
    .execute();
  return new Set(rows.map((row) => row.id));
}

async function bindToOriginator(
  tx: Transaction,
  foreignId: string,
  partner: Authority,
  request: { id: string; agreement_id: string; record_id: string; created_by: string | null },
  reply: Reply,
  now: Date,
): Promise<void> {
  const binding = {
    partner_id: partner.id,
    agreement_id: request.agreement_id,
    request_id: request.id,
    conditions: reply.conditions ?? null,
    received_at: now,
  };
  await tx
    .insertInto("foreign_record")
    .values({ record_id: foreignId, ...binding })
    .onConflict((conflict) => conflict.column("record_id").doUpdateSet(binding))
    .execute();
  await tx
    .insertInto("case_record")
    .columns(["case_id", "record_id", "added_at"])
    .expression((eb) =>
      eb
        .selectFrom("case_record")
        .select((select) => [
          "case_id",
          select.val(foreignId).as("record_id"),
          select.val(now).as("added_at"),
        ])
        .where("record_id", "=", request.record_id),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // In no case, it is not for the whole register: only whoever asked sees it.
  const asker = sql`case when (select case_ids from record where id = ${request.record_id}) = '{}'
    then array_remove(array[${request.created_by}::uuid], null) else '{}' end`;
  await tx
    .updateTable("record")
    .set({
      restricted: true,
      asker_ids: sql`array(select distinct unnest(asker_ids || ${asker}))`,
    })
    .where("id", "=", foreignId)
    .execute();
}
