import { newId, strictestHandling } from "@entente/model";
import type { NodeContext } from "../../context.ts";
import { mayExport, type ExportDecision } from "../../gate/export-decision.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { readCase } from "../cases/cases.ts";
import { usableInProceedings } from "../consents/consents-for.ts";
import { readRecord } from "../records/read.ts";
import { dossierCsv, dossierJson, type DossierLine } from "./dossier.ts";
import type { ExportedCopy, ExportInput, ExportPreview } from "./schemas.ts";

/** More than this is no copy that anybody could bring in again. */
const mostStatements = 20_000;
const mostRecords = 2_000;

/** Shows what a copy would hold and what stays out of it. */
export async function previewExport(
  node: NodeContext,
  tx: Transaction,
  input: ExportInput,
): Promise<ExportPreview> {
  return (await dossierOf(node, tx, input)).preview;
}

/**
 * Makes a copy of a record or a case. What may not stand in it is left out; what does is noted, so that
 * a recall brings the copy in.
 * @throws Problem 404; 403 with the gate's reason when nothing may stand in it; 413 `too-much-to-export`
 */
export async function exportCopy(
  node: NodeContext,
  tx: Transaction,
  input: ExportInput,
  by: { id: string; name: string },
): Promise<ExportedCopy> {
  const { lines, preview, title } = await dossierOf(node, tx, input);
  const [withheld] = preview.withheld;
  if (lines.length === 0)
    throw withheld
      ? new Problem(403, withheld.reason, "Nothing of it may stand in such a copy.", {
          remedy: withheld.remedy,
        })
      : new Problem(409, "nothing-to-export", "There is nothing in it that could be copied.");
  const now = node.now();
  const id = newId(now.getTime());
  const { format, use, purpose, recipient } = input;
  const object = objectOf(input);
  const caseId = object.type === "case" ? object.id : undefined;
  await tx
    .insertInto("export")
    .values({
      id,
      object_type: object.type,
      object_id: object.id,
      format,
      use,
      purpose,
      recipient,
      statements: lines.length,
      handling_codes: preview.handlingCodes,
      by: by.id,
      at: now,
    })
    .execute();
  for (let from = 0; from < lines.length; from += 1_000)
    await tx
      .insertInto("export_statement")
      .values(
        lines.slice(from, from + 1_000).map(({ statement }) => ({
          export_id: id,
          statement_id: statement.id,
          record_id: statement.recordId,
        })),
      )
      .execute();
  const records = [...new Set(lines.map(({ record }) => record.id))];
  await appendToLedger(
    tx,
    records.map((recordId) => ({
      act: "export",
      object: { type: "record", id: recordId },
      caseId,
      justification: purpose,
      facts: { export: id, use, format, recipient, codes: preview.handlingCodes },
    })),
  );
  const head = {
    exportId: id,
    authority: node.authority.name,
    at: now.toISOString(),
    by: by.name,
    purpose,
    recipient,
    use,
  };
  const name = title.replaceAll(/[^\p{L}\p{N}-]+/gu, "-").slice(0, 60);
  return {
    ...preview,
    id,
    fileName: `${name}-${preview.handlingCodes.join("")}.${format}`,
    contentType: format === "csv" ? "text/csv;charset=utf-8" : "application/json",
    content: format === "csv" ? dossierCsv(head, lines) : dossierJson(head, lines),
  };
}

async function dossierOf(node: NodeContext, tx: Transaction, input: ExportInput) {
  const { ids, title } = await recordsOf(node, tx, input);
  const all: DossierLine[] = [];
  for (const id of ids) {
    const record = await readRecord(node, tx, id);
    const brief = { id: record.id, kind: record.kind, caption: record.caption };
    for (const statement of record.statements)
      if (statement.endedAt === null) all.push({ record: brief, statement });
    if (all.length > mostStatements) throw tooMuch();
  }
  // A consent to pass something on names an authority, to which it goes through the gate; a copy
  // goes to whoever holds the paper.
  const consented =
    input.use === "proceedings"
      ? await usableInProceedings(
          tx,
          all.map(({ statement }) => statement.id),
          node.now(),
        )
      : new Set<string>();
  const withheld = new Map<
    string,
    Extract<ExportDecision, { ok: false }> & { statements: number }
  >();
  const lines = all.filter(({ statement }) => {
    const decision = mayExport({
      use: input.use,
      statement: {
        originator: statement.originator,
        handling: statement.handling,
        current: statement.endedAt === null,
      },
      self: node.authority.id,
      consented: consented.has(statement.id),
    });
    if (!decision.ok)
      withheld.set(decision.reason, {
        ...decision,
        statements: (withheld.get(decision.reason)?.statements ?? 0) + 1,
      });
    return decision.ok;
  });
  const preview: ExportPreview = {
    statements: lines.length,
    records: new Set(lines.map(({ record }) => record.id)).size,
    handlingCodes: strictestHandling(lines.map(({ statement }) => statement.handling)).codes,
    withheld: [...withheld.values()].map(({ ok: _, ...refusal }) => refusal),
  };
  return { lines, preview, title };
}

async function recordsOf(
  node: NodeContext,
  tx: Transaction,
  input: ExportInput,
): Promise<{ ids: string[]; title: string }> {
  const object = objectOf(input);
  if (object.type === "record")
    return { ids: [object.id], title: (await readRecord(node, tx, object.id)).caption };
  const { number } = await readCase(tx, object.id);
  const rows = await tx
    .selectFrom("case_record")
    .innerJoin("record", "record.id", "case_record.record_id")
    .select("record.id")
    .where("case_id", "=", object.id)
    .where("record.merged_into", "is", null)
    .orderBy("record.id")
    .limit(mostRecords + 1)
    .execute();
  if (rows.length > mostRecords) throw tooMuch();
  return { ids: rows.map((row) => row.id), title: number };
}

function objectOf({ recordId, caseId }: ExportInput): { type: "record" | "case"; id: string } {
  return caseId === undefined ? { type: "record", id: recordId! } : { type: "case", id: caseId };
}

function tooMuch(): Problem {
  return new Problem(
    413,
    "too-much-to-export",
    `A copy holds at most ${mostRecords} records and ${mostStatements} statements.`,
    { remedy: "Export the records that are needed, one by one." },
  );
}
