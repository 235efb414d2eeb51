import type { NodeContext } from "../../context.ts";
import { cutText, keptText } from "../../store/kept-text.ts";
import type { Transaction } from "../../store/store.ts";

/** Why somebody may look at a record: through a case, or by a reason of their own. */
export type Justified =
  | { ok: true; text: string; caseId: string | null }
  | { ok: false; reason: "justification-required" };

/** What a reader gives to justify the reading. */
export type Given = { caseId?: string | undefined; text?: string | undefined };

const rememberedHours = 8;
const longestReason = 2_000;
const required = { ok: false, reason: "justification-required" } as const;

/** The reason that a header holds, percent-encoded; undefined when it says nothing. */
export function givenReason(encoded: string | undefined): string | undefined {
  const text = cutText(keptText(decoded(encoded ?? "")).trim(), longestReason);
  return /[\p{L}\p{N}]/u.test(text) ? text : undefined;
}

function decoded(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

/**
 * Finds the justification for reading a record: the purpose of the case it is opened from (the
 * reader is a member and the record is in it), a reason given now, or one given within 8 hours.
 */
export async function justify(
  node: NodeContext,
  tx: Transaction,
  recordId: string,
  given: Given,
): Promise<Justified> {
  if (tx.actor.type !== "user") return { ok: true, text: tx.actor.type, caseId: null };
  if (given.caseId) {
    const inherited = await filings(tx, recordId)
      .where("case_file.id", "=", given.caseId)
      .executeTakeFirst();
    if (inherited) return { ok: true, text: inherited.purpose, caseId: inherited.id };
  }
  if (given.text) {
    await remember(node, tx, tx.actor.userId, recordId, given.text);
    return { ok: true, text: given.text, caseId: null };
  }
  return remembered(node, tx, tx.actor.userId, recordId);
}

/**
 * Finds the justification for changing a record, which shows it too: a reason for reading it that is
 * still remembered, a case of the user's that holds it, or that the user recorded it.
 */
export async function justifyChange(
  node: NodeContext,
  tx: Transaction,
  recordId: string,
): Promise<Justified> {
  const justified = await justify(node, tx, recordId, {});
  if (justified.ok || tx.actor.type !== "user") return justified;
  const inherited = await filings(tx, recordId).orderBy("case_file.id").executeTakeFirst();
  if (inherited) return { ok: true, text: inherited.purpose, caseId: inherited.id };
  const own = await tx
    .selectFrom("record")
    .select("id")
    .where("id", "=", recordId)
    .where("created_by", "=", tx.actor.userId)
    .executeTakeFirst();
  return own ? { ok: true, text: "recorded by the same user", caseId: null } : required;
}

/** The cases of the actor that hold a record, or what it was merged into. */
function filings(tx: Transaction, recordId: string) {
  return tx
    .selectFrom("record")
    .innerJoin("case_record", (join) =>
      join.on((eb) =>
        eb("case_record.record_id", "=", eb.fn.coalesce("record.merged_into", "record.id")),
      ),
    )
    .innerJoin("case_file", "case_file.id", "case_record.case_id")
    .select(["case_file.id", "case_file.purpose"])
    .where("record.id", "=", recordId);
}

async function remember(
  node: NodeContext,
  tx: Transaction,
  userId: string,
  recordId: string,
  text: string,
): Promise<void> {
  const expires = new Date(node.now().getTime() + rememberedHours * 3_600_000);
  await tx
    .insertInto("justification")
    .values({ user_id: userId, record_id: recordId, text, expires_at: expires })
    .onConflict((conflict) =>
      conflict.columns(["user_id", "record_id"]).doUpdateSet({ text, expires_at: expires }),
    )
    .execute();
}

async function remembered(
  node: NodeContext,
  tx: Transaction,
  userId: string,
  recordId: string,
): Promise<Justified> {
  const row = await tx
    .selectFrom("justification")
    .select("text")
    .where("user_id", "=", userId)
    .where("record_id", "=", recordId)
    .where("expires_at", ">", node.now())
    .executeTakeFirst();
  return row ? { ok: true, text: row.text, caseId: null } : required;
}
