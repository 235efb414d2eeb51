import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import type { Transaction } from "../../store/store.ts";
import { matchingAgreements } from "./agreements.ts";
import { sendDeltas } from "./send-deltas.ts";
import { matchingStream } from "./stream.ts";

/** Why a change of a list is refused: its version was applied before; this node's database went back. */
export const versionKnown = "list-version-known";
/** Why it is put off: one before it is missing; where none is on its way, the partner's went back. */
export const versionMissing = "list-delta-missing";

/** A partner that refuses changes for other reasons, such as its agreement, is not pestered. */
const refusedPause = "5 minutes";
const actor = { type: "system", name: "matching" } as const;

/**
 * Sends this node's list anew to partners who can no longer follow its changes, because a database at
 * either end was restored to an older state, or a change was given up or dropped.
 */
export async function resendStaleLists(node: NodeContext): Promise<void> {
  const ids = await node.store.transaction(actor, staleLists);
  for (const id of ids) await node.store.transaction(actor, (tx) => resendList(node, tx, id));
}

/** The agreements whose partner has refused a change, or misses one that is not on its way. */
async function staleLists(tx: Transaction): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select agreement.id from agreement
    where exists (
      select from outbox
      where outbox.partner_id = agreement.partner_id
        and outbox.stream = ${matchingStream("")} || agreement.id
        and outbox.type = 'list.delta' and delivered_at is null
        and (
          failed_at is not null and last_error is distinct from ${superseded}
            and (last_error = ${versionKnown} or failed_at < now() - ${refusedPause}::interval)
          or failed_at is null and attempts > 0 and last_error = ${versionMissing}
            and not exists (
              select from outbox as earlier
              where earlier.partner_id = outbox.partner_id and earlier.stream = outbox.stream
                and earlier.type = 'list.delta' and earlier.seq < outbox.seq
                and earlier.delivered_at is null and earlier.failed_at is null
            )
        )
    )`.execute(tx);
  return rows.map((row) => row.id);
}

/** What becomes of changes that a whole list takes the place of. */
const superseded = "superseded";

async function resendList(node: NodeContext, tx: Transaction, agreementId: string): Promise<void> {
  const [agreement] = await matchingAgreements(node, tx, agreementId);
  if (!agreement) return;
  // Nobody changes the list, nor its version, until this is sent.
  await tx
    .selectFrom("agreement")
    .select("id")
    .where("id", "=", agreementId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await sql`
    update outbox
    set failed_at = coalesce(failed_at, now()), last_error = ${superseded}
    where partner_id = ${agreement.partner.id} and stream = ${matchingStream(agreementId)}
      and type = 'list.delta' and delivered_at is null`.execute(tx);
  const entries = await tx
    .selectFrom("own_tag")
    .innerJoin("record_handle", (join) =>
      join
        .onRef("record_handle.record_id", "=", "own_tag.record_id")
        .onRef("record_handle.agreement_id", "=", "own_tag.agreement_id"),
    )
    .select(["own_tag.tag", "record_handle.handle"])
    .where("own_tag.agreement_id", "=", agreementId)
    .execute();
  await sendDeltas(node, tx, agreement, { entries, removed: [], reset: true });
  node.log.warn(
    { partner: agreement.partner.id, entries: entries.length },
    "the list is sent anew: the partner could not follow its changes",
  );
}
