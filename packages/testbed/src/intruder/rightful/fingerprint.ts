import { createHash } from "node:crypto";
import type { RunningNode } from "@entente/node";
import { inDatabase, waitingIn } from "../../testing/database.ts";
import { until } from "../../testing/until.ts";

/** What changes without anybody's act: what nodes tell each other, who was seen when, queues. */
const restless =
  /^(authority|ledger_|.*_checkpoint$|session|sign_in_|nonce|inbox|outbox|exchange_evidence|server_|evaluation_|.*_queue$|duplicate_|migration|kysely)/;

/** What a node holds, table by table, as a hash of all rows; refusals in the ledger are left out. */
export type Fingerprint = ReadonlyMap<string, string>;

/** Takes the fingerprint of a node once it has nothing left to do. */
export async function fingerprintOf(node: RunningNode): Promise<Fingerprint> {
  await until(
    () => waitingIn(node),
    (waiting) => waiting === 0,
  );
  return inDatabase(node, async (tx) => {
    const prints = new Map<string, string>();
    for (const { name } of await tx.introspection.getTables()) {
      if (restless.test(name)) continue;
      const rows = await tx
        .selectFrom(name as "record")
        .selectAll()
        .execute();
      prints.set(name, digest(rows.map((row) => JSON.stringify(row)).toSorted()));
    }
    const acts = await tx
      .selectFrom("ledger_entry")
      .select((eb) => ["act", eb.fn.countAll<number>().as("count")])
      .where("actor_type", "=", "user")
      .where("act", "not in", ["refused-access", "sign-in-failure"])
      .groupBy("act")
      .execute();
    for (const { act, count } of acts) prints.set(`the ledger's acts of ${act}`, String(count));
    return prints;
  });
}

/** The names of what differs. */
export function differenceOf(before: Fingerprint, after: Fingerprint): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => before.get(name) !== after.get(name),
  );
}

function digest(lines: readonly string[]): string {
  return createHash("sha256").update(lines.join("\n")).digest("hex");
}
