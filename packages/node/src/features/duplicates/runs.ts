import { linkableKinds } from "@entente/match";
import { newId } from "@entente/model";
import { z } from "@hono/zod-openapi";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import { Problem } from "../../http/problem.ts";
import { notify } from "../../jobs/signals.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import type { DuplicateRun } from "./schemas.ts";

/** Wakes the looks through the register. */
export const runsChannel = "entente_duplicate_runs";

const positionSchema = z.tuple([z.literal("duplicate-runs"), z.iso.datetime(), z.uuid()]);

/** One page of the looks through the register, the latest first. */
export async function listRuns(
  tx: Transaction,
  search: { limit: number; cursor?: string | undefined },
): Promise<Page<DuplicateRun>> {
  const after = decodeCursor(positionSchema, search.cursor);
  const rows = await runRows(tx)
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(started_at, duplicate_run.id) < (${after?.[1]}::timestamptz, ${after?.[2]}::uuid)`,
      ),
    )
    .orderBy("started_at", "desc")
    .orderBy("duplicate_run.id", "desc")
    .limit(search.limit + 1)
    .execute();
  return pageOf(rows.map(viewOf), search.limit, (run) => ["duplicate-runs", run.startedAt, run.id]);
}

/**
 * Begins to look through the whole register.
 * @param kind of one kind alone; undefined for all
 * @throws Problem 409 `run-running`; 422 `kind-not-compared`
 */
export async function startRun(
  node: NodeContext,
  tx: Transaction,
  kind: string | undefined,
): Promise<DuplicateRun> {
  if (kind !== undefined && !linkableKinds.includes(kind))
    throw new Problem(422, "kind-not-compared", "Records of this kind are not compared.", {
      errors: [{ path: "body.kind", message: "a kind that is compared" }],
    });
  await onlyOne(tx);
  const id = newId(node.now().getTime());
  const total = await withFullSight(tx, () => countRecords(node, tx, kindsOf(kind)));
  await tx
    .insertInto("duplicate_run")
    .values({
      id,
      kind: kind ?? null,
      state: "running",
      records_total: total,
      started_by: tx.actor.type === "user" ? tx.actor.userId : null,
      started_at: node.now(),
      ended_at: null,
    })
    .execute();
  await note(tx, id, "started");
  return readRun(tx, id);
}

/**
 * Stops a run, or goes on with one that was stopped: with the first kind that is not done, anew.
 * @throws Problem 404 `run-not-found`; 409 `run-running`, `run-not-running` or `run-done`
 */
export async function turnRun(
  node: NodeContext,
  tx: Transaction,
  id: string,
  to: "cancelled" | "running",
): Promise<DuplicateRun> {
  if (to === "running") await onlyOne(tx);
  const run = await tx
    .selectFrom("duplicate_run")
    .select(["state", "kinds_done"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!run) throw new Problem(404, "run-not-found", "There is no such look through the register.");
  if (run.state === "done") throw new Problem(409, "run-done", "It has come to its end.");
  if (run.state === to) throw new Problem(409, "run-not-running", "It has been stopped already.");
  const done = await withFullSight(tx, () => countRecords(node, tx, run.kinds_done));
  await tx
    .updateTable("duplicate_run")
    .set({
      state: to,
      ended_at: to === "cancelled" ? node.now() : null,
      records_done: done,
      claimed_until: null,
      claimed_by: null,
    })
    .where("id", "=", id)
    .execute();
  await note(tx, id, to === "cancelled" ? "cancelled" : "resumed");
  return readRun(tx, id);
}

/** Looks through the register again with other weights; a run that is under way ends for it. */
export async function runAnew(node: NodeContext, tx: Transaction, kind: string): Promise<void> {
  await lockRuns(tx);
  const ended = await tx
    .updateTable("duplicate_run")
    .set({ state: "cancelled", ended_at: node.now() })
    .where("state", "=", "running")
    .returning("kind")
    .execute();
  const others = ended.some((run) => run.kind !== kind);
  await startRun(node, tx, others ? undefined : kind);
}

/** The kinds that a run looks through, in this order. */
export function kindsOf(kind: string | null | undefined): readonly string[] {
  return kind ? [kind] : linkableKinds;
}

/** Records of some kinds that a run looks at: this node's own that are not merged. */
export function recordsToLookAt(
  node: Pick<NodeContext, "authority">,
  tx: Transaction,
  kinds: readonly string[],
) {
  return tx
    .selectFrom("record")
    .where("originator", "=", node.authority.id)
    .where("merged_into", "is", null)
    .where(sql<boolean>`kind = any(${sql.val([...kinds])}::text[])`);
}

/** How many records of some kinds a run looks at. Needs sight of everything. */
export async function countRecords(
  node: Pick<NodeContext, "authority">,
  tx: Transaction,
  kinds: readonly string[],
): Promise<number> {
  const { count } = await recordsToLookAt(node, tx, kinds)
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** Whoever asks waits for others that ask at the same moment. */
async function lockRuns(tx: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('entente duplicate runs', 0))`.execute(
    tx,
  );
}

async function onlyOne(tx: Transaction): Promise<void> {
  await lockRuns(tx);
  const running = await tx
    .selectFrom("duplicate_run")
    .select("id")
    .where("state", "=", "running")
    .executeTakeFirst();
  if (running)
    throw new Problem(409, "run-running", "The register is being looked through already.", {
      remedy: "Wait for it, or stop it.",
    });
}

async function note(tx: Transaction, id: string, what: string): Promise<void> {
  await appendToLedger(tx, [
    { act: "administration", object: { type: "duplicate-run", id }, facts: { what } },
  ]);
  await notify(tx, runsChannel);
}

function runRows(tx: Transaction) {
  return tx
    .selectFrom("duplicate_run")
    .leftJoin("app_user", "app_user.id", "duplicate_run.started_by")
    .selectAll("duplicate_run")
    .select("app_user.name");
}

type RunRow = Awaited<ReturnType<ReturnType<typeof runRows>["execute"]>>[number];

async function readRun(tx: Transaction, id: string): Promise<DuplicateRun> {
  const row = await runRows(tx).where("duplicate_run.id", "=", id).executeTakeFirstOrThrow();
  return viewOf(row);
}

function viewOf(row: RunRow): DuplicateRun {
  const { id, kind, state, started_by: by, records_done: done, records_total: total } = row;
  const share = state === "done" ? 1 : Math.min(done / Math.max(total, 1), 0.99);
  return {
    id,
    kind,
    state,
    share: Math.round(share * 100) / 100,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    by: by === null ? null : { id: by, name: row.name ?? by },
  };
}
