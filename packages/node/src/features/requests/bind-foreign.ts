import type { Authority } from "@entente/model";
import type { Reply } from "@entente/protocol";
import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";
import type { AnsweredRequest } from "./answered-requests.ts";

/** A foreign record, and the answer that brought it. */
type Brought = {
  readonly foreignId: string;
  readonly request: AnsweredRequest;
  readonly reply: Reply;
};

/** Binds foreign records, each once, to their originator and to the exchange that brought them. */
export async function bindToOriginator(
  tx: Transaction,
  partner: Authority,
  brought: readonly Brought[],
  now: Date,
): Promise<void> {
  const rows = brought.map(({ foreignId, request, reply }) => ({
    id: foreignId,
    agreement_id: request.agreement_id,
    request_id: request.id,
    conditions: reply.conditions ?? null,
    asked_id: request.record_id,
    asker: request.created_by,
  }));
  const told = sql`json_to_recordset(${JSON.stringify(rows)}::json) as told(id uuid,
    agreement_id uuid, request_id uuid, conditions text, asked_id uuid, asker uuid)`;
  await sql`
    insert into foreign_record
      (record_id, partner_id, agreement_id, request_id, conditions, received_at)
    select id, ${partner.id}, agreement_id, request_id, conditions, ${now}::timestamptz from ${told}
    on conflict (record_id) do update set partner_id = excluded.partner_id,
      agreement_id = excluded.agreement_id, request_id = excluded.request_id,
      conditions = excluded.conditions, received_at = excluded.received_at
  `.execute(tx);
  await sql`
    insert into case_record (case_id, record_id, added_at)
    select case_id, told.id, ${now}::timestamptz
    from ${told} join case_record on case_record.record_id = told.asked_id
    on conflict do nothing
  `.execute(tx);
  // In no case, it is not for the whole register: only whoever asked sees it.
  await sql`
    update record set restricted = true, asker_ids = array(
      select distinct unnest(record.asker_ids || case when asked.case_ids = '{}'
        then array_remove(array[told.asker], null) else '{}' end))
    from ${told} left join record as asked on asked.id = told.asked_id
    where record.id = told.id
  `.execute(tx);
}
