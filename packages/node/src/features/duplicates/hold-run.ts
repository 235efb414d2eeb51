import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import type { Transaction } from "../../store/store.ts";
import { countRecords, kindsOf } from "./runs.ts";

/**
 * How long a server has a run after it last moved it on. The other signs of life of a server do not
 * count: blocking a large register keeps its thread for seconds.
 */
const leaseSeconds = 60;

/** A run that this server has, and the kind of record that is its turn. */
export type HeldRun = {
  readonly id: string;
  readonly kind: string;
  /** Records of the kinds that are done. */
  readonly before: number;
  /** Records of this kind. */
  readonly size: number;
  /** Whether the run ends with this kind. */
  readonly last: boolean;
};

/** A run was stopped, or another server has it: whoever worked on it leaves it alone. */
export class RunGone extends Error {
  override readonly name = "RunGone";
}

/** Takes the run that is under way, if no server has it. */
export async function claimRun(
  node: Pick<NodeContext, "authority">,
  tx: Transaction,
): Promise<HeldRun | undefined> {
  const run = await tx
    .selectFrom("duplicate_run")
    .select(["id", "kind", "kinds_done"])
    .where("state", "=", "running")
    .where(sql<boolean>`(claimed_until is null or claimed_until <= now())`)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  if (!run) return undefined;
  const left = kindsOf(run.kind).filter((kind) => !run.kinds_done.includes(kind));
  const [kind] = left;
  if (kind === undefined) throw new RangeError("a run under way has a kind left");
  const before = await countRecords(node, tx, run.kinds_done);
  await tx
    .updateTable("duplicate_run")
    .set({ claimed_until: leaseEnd, claimed_by: tx.server, records_done: before })
    .where("id", "=", run.id)
    .execute();
  const size = await countRecords(node, tx, [kind]);
  return { id: run.id, kind, before, size, last: left.length === 1 };
}

/**
 * Notes how far a run is, and keeps it for this server.
 * @param share of its kind that is done, from 0 to 1
 * @throws RunGone
 */
export async function moveOn(tx: Transaction, run: HeldRun, share: number): Promise<void> {
  const { numUpdatedRows } = await ownRun(tx, run)
    .set({ claimed_until: leaseEnd, records_done: run.before + Math.round(run.size * share) })
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new RunGone();
}

/**
 * Notes that a kind is done, and with the last one the run; the next kind is for whichever server
 * takes it.
 * @throws RunGone
 */
export async function finishKind(
  node: Pick<NodeContext, "now">,
  tx: Transaction,
  run: HeldRun,
): Promise<void> {
  const { numUpdatedRows } = await ownRun(tx, run)
    .set({
      kinds_done: sql<string[]>`array_append(kinds_done, ${run.kind})`,
      records_done: run.before + run.size,
      claimed_until: null,
      claimed_by: null,
      ...(run.last ? { state: "done" as const, ended_at: node.now() } : {}),
    })
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new RunGone();
}

/** Gives a run back, so that any server may begin its kind anew. */
export async function releaseRun(tx: Transaction, run: HeldRun): Promise<void> {
  await ownRun(tx, run)
    .set({ claimed_until: null, claimed_by: null, records_done: run.before })
    .execute();
}

const leaseEnd = sql<Date>`now() + make_interval(secs => ${leaseSeconds})`;

function ownRun(tx: Transaction, { id }: HeldRun) {
  return tx
    .updateTable("duplicate_run")
    .where("id", "=", id)
    .where("state", "=", "running")
    .where("claimed_by", "=", tx.server);
}
