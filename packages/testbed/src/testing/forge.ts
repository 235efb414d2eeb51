import { newId } from "@entente/model";
import { inDatabase } from "./database.ts";
import { agreementId, type TestNode } from "./test-federation.ts";
import { until } from "./until.ts";

/**
 * Has a node send what its features would not: the message goes past its gate into its outbox, and
 * from there over its real link, signed with its real key.
 * @returns what the partner's receipt said: null when it was taken, or the reason of the refusal
 */
export async function forge(...message: Parameters<typeof post>): Promise<string | null> {
  const [from] = message;
  const id = await post(...message);
  const settled = await until(
    () => outcome(from, id),
    (row) => row.delivered_at !== null || row.failed_at !== null,
  );
  return settled.failed_at === null ? null : settled.last_error;
}

/** What has become of a message of a node so far. */
export function outcome(from: TestNode, id: string) {
  return inDatabase(from.running(), (tx) =>
    tx.selectFrom("outbox").selectAll().where("id", "=", id).executeTakeFirstOrThrow(),
  );
}

/** Puts a message into a node's outbox as `forge` does, and does not wait for what becomes of it. */
export async function post(
  from: TestNode,
  to: TestNode,
  type: string,
  payload: object,
  under: string = agreementId,
): Promise<string> {
  const id = newId();
  const body = sorted({
    id,
    type,
    from: from.id,
    to: to.id,
    agreementId: under,
    sentAt: new Date().toISOString(),
    payload,
  });
  await inDatabase(from.running(), async (tx) => {
    await tx
      .insertInto("outbox")
      .values({ id, partner_id: to.id, stream: `forged/${id}`, type, body })
      .execute();
    await tx
      .selectNoFrom((eb) =>
        eb.fn("pg_notify", [eb.val("entente_outbox"), eb.val(to.id)]).as("told"),
      )
      .execute();
  });
  return id;
}

/** The payload of the last message of a type that a node sent; undefined when it sent none. */
export async function lastSent<T>(from: TestNode, type: string): Promise<T | undefined> {
  const last = await inDatabase(from.running(), (tx) =>
    tx
      .selectFrom("outbox")
      .select("body")
      .where("type", "=", type)
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirst(),
  );
  return last && (JSON.parse(last.body) as { payload: T }).payload;
}

/** JSON with the members of objects in order of their names. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
