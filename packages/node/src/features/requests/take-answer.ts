import type { Authority } from "@entente/model";
import type { DisclosedStatement, Reply } from "@entente/protocol";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { derivedId } from "../../derived-id.ts";
import { notifyLiveOfAll } from "../../http/live-events.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Arrived, Handled } from "../../link/handlers.ts";
import type { Transaction } from "../../store/store.ts";
import { bindReceived, stillStanding } from "../recalls/received.ts";
import { prepareStatements, type PreparedStatement } from "../records/prepare.ts";
import { saveRecords } from "../records/records.ts";
import { answeredRequests, type AnsweredRequest } from "./answered-requests.ts";
import { bindToOriginator } from "./bind-foreign.ts";
import { tightenCodes } from "./tighten-codes.ts";

/** A reply with its request, and the foreign record that it tells of. */
type Answer = {
  readonly reply: Reply;
  readonly request: AnsweredRequest;
  readonly foreignId: string;
  /** SHA-256 (hex) of the message. */
  readonly message: string;
};

/**
 * Takes a partner's replies, all under one agreement: what they disclosed becomes foreign records, bound
 * to their originator and their codes, in the cases of the records that were asked about. An answer may
 * come in several replies, one for each record; and what was disclosed before takes on stricter codes
 * when it comes with them.
 */
export async function takeReplies(
  node: NodeContext,
  tx: Transaction,
  arrived: readonly Arrived<"reply">[],
): Promise<Handled> {
  for (const part of withoutRepeats(arrived)) {
    const handled = await takeTogether(node, tx, part);
    if (!handled.ok) return handled;
  }
  return { ok: true };
}

/** In their order, in parts in which no request and no record comes twice. */
function withoutRepeats(arrived: readonly Arrived<"reply">[]): Arrived<"reply">[][] {
  const parts: Arrived<"reply">[][] = [];
  let seen = new Set<string>();
  for (const one of arrived) {
    const { requestId, recordRef } = one.payload;
    if (parts.length === 0 || seen.has(requestId) || seen.has(recordRef)) {
      parts.push([]);
      seen = new Set();
    }
    parts.at(-1)!.push(one);
    seen.add(requestId).add(recordRef);
  }
  return parts;
}

async function takeTogether(
  node: NodeContext,
  tx: Transaction,
  arrived: readonly Arrived<"reply">[],
): Promise<Handled> {
  const [first] = arrived;
  if (!first) return { ok: true };
  const { partner } = first;
  const { agreementId } = first.envelope;
  const replies = arrived.map(({ payload }) => payload);
  const requests = await answeredRequests(tx, { agreementId, partner }, replies, [
    "sent",
    "received",
    "answered",
  ]);
  const answers = arrived.flatMap(({ payload: reply, reception }, at): Answer[] => {
    const request = requests[at];
    const foreignId = derivedId("foreign-record", partner.id, reply.kind, reply.recordRef);
    return request ? [{ reply, request, foreignId, message: reception.bodyHash }] : [];
  });
  if (answers.length < arrived.length) return { ok: false, reason: "unknown-request" };
  if (await hasAnswered(tx, answers)) return { ok: false, reason: "already-answered" };
  const standing = await stillStanding(
    tx,
    partner.id,
    answers.flatMap(({ reply }) => reply.statements),
  );
  await keepDisclosed(node, tx, { partner, agreementId, standing: new Set(standing) }, answers);
  await notifyLiveOfAll(
    tx,
    "request",
    answers.map(({ request }) => request.id),
  );
  return { ok: true };
}

/** Keeps what of the answers still stands, and marks their requests as answered. */
async function keepDisclosed(
  node: NodeContext,
  tx: Transaction,
  from: { partner: Authority; agreementId: string; standing: ReadonlySet<DisclosedStatement> },
  answers: readonly Answer[],
): Promise<void> {
  const { partner, agreementId, standing } = from;
  const now = node.now();
  const taken = await statementIds(
    tx,
    answers.map(({ foreignId }) => foreignId),
  );
  const read = answers.map((answer) => {
    const held = answer.reply.statements.filter((statement) => standing.has(statement));
    const names = taken.get(answer.foreignId) ?? new Set();
    return { ...answer, held, ...prepareDisclosed(answer.reply.kind, held, partner, names) };
  });
  const kept = read.filter(({ held }) => held.length > 0);
  if (kept.length > 0) {
    const records = kept.map(({ foreignId: id, reply: { kind }, statements, message }) => {
      return { id, kind, originator: partner.id, silent: false, statements, message };
    });
    await saveRecords(tx, now, records, { again: true, bulk: false });
    await tightenCodes(tx, records, now);
    await bindToOriginator(tx, partner, kept, now);
    await bindReceived(
      tx,
      { partnerId: partner.id, agreementId, at: now },
      kept.map(({ foreignId, held }) => ({ recordId: foreignId, sent: held })),
    );
  }
  await markAnswered(
    tx,
    read.map((one) => ({ ...one, foreignId: one.held.length > 0 ? one.foreignId : null })),
    now,
  );
  await appendToLedger(
    tx,
    read.map(({ foreignId, request, statements, problems, message }) => ({
      act: "receipt",
      object: { type: "record", id: foreignId },
      facts: { request: request.id, statements: statements.length, unreadable: problems.length },
      message,
    })),
  );
}

/**
 * What was disclosed, cleaned, under the sender's names for it.
 * @param taken names that the record has already: a partner that uses one twice does not overwrite
 */
function prepareDisclosed(
  kind: string,
  disclosed: readonly DisclosedStatement[],
  partner: Authority,
  taken: Set<string>,
): ReturnType<typeof prepareStatements> {
  const { statements, problems } = prepareStatements(
    kind,
    disclosed.map(({ statementRef: _, original: _o, passedOn: _p, observedAt, ...statement }) => ({
      ...statement,
      ...(observedAt === null ? {} : { observedAt }),
    })),
    { country: partner.country },
  );
  const sentAs = new Map(
    disclosed.map((sent) => [`${sent.property}\0${sent.value}\0${sent.source}`, sent]),
  );
  const named = statements.map((statement): PreparedStatement => {
    const raw = statement.original ?? statement.value;
    const sent = sentAs.get(`${statement.property}\0${raw}\0${statement.source}`);
    if (!sent) return statement;
    const told = { ...statement, original: sent.original ?? statement.original };
    if (taken.has(sent.statementRef)) return told;
    taken.add(sent.statementRef);
    return { ...told, id: sent.statementRef };
  });
  return { statements: named, problems };
}

/** Whether one of the requests was answered with this record before: each record comes once. */
async function hasAnswered(tx: Transaction, answers: readonly Answer[]): Promise<boolean> {
  const { rows } = await sql`
    select from foreign_record
    where (record_id, request_id) in (select * from unnest(
      ${sql.val(answers.map(({ foreignId }) => foreignId))}::uuid[],
      ${sql.val(answers.map(({ request }) => request.id))}::uuid[]))
    limit 1
  `.execute(tx);
  return rows.length > 0;
}

/** Names of statements that records have already, by record. */
async function statementIds(
  tx: Transaction,
  recordIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const rows = await tx
    .selectFrom("statement")
    .select(["id", "record_id"])
    .where("record_id", "=", sql<string>`any(${sql.val([...recordIds])}::uuid[])`)
    .execute();
  const byRecord = Map.groupBy(rows, (row) => row.record_id);
  return new Map([...byRecord].map(([id, named]) => [id, new Set(named.map((row) => row.id))]));
}

/** @param answers with the foreign record, or null where nothing of it stands any more */
async function markAnswered(
  tx: Transaction,
  answers: readonly { request: AnsweredRequest; reply: Reply; foreignId: string | null }[],
  now: Date,
): Promise<void> {
  const rows = answers.map(({ request, reply, foreignId }) => ({
    id: request.id,
    answered_by: reply.answeredBy,
    statements: reply.statements.length,
    note: reply.note ?? null,
    conditions: reply.conditions ?? null,
    foreign_id: foreignId,
  }));
  await sql`
    update request set state = 'answered', answered_at = coalesce(answered_at, ${now}),
      answered_by = told.answered_by,
      statements_disclosed = coalesce(statements_disclosed, 0) + told.statements,
      note = told.note, conditions = told.conditions,
      foreign_record_id = coalesce(foreign_record_id, told.foreign_id)
    from json_to_recordset(${JSON.stringify(rows)}::json) as told(id uuid, answered_by text,
      statements int, note text, conditions text, foreign_id uuid)
    where request.id = told.id
  `.execute(tx);
}
