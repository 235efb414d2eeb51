import type { RunningNode } from "@entente/node";

type Tx = Parameters<Parameters<RunningNode["context"]["store"]["transaction"]>[1]>[0];

const tester = { type: "system", name: "test" } as const;

/** Reads a node's database as the node itself sees it. */
export function inDatabase<T>(node: RunningNode, work: (tx: Tx) => Promise<T>): Promise<T> {
  return node.context.store.transaction(tester, work);
}

/**
 * Where in a node's whole database a text occurs, in whatever column and case, bytes included.
 * @returns `table.column`, each once
 */
export function placesOf(node: RunningNode, text: string): Promise<string[]> {
  const wanted = text.toLowerCase();
  return inDatabase(node, async (tx) => {
    const places = new Set<string>();
    for (const { name } of await tx.introspection.getTables()) {
      const rows = await tx
        .selectFrom(name as "record")
        .selectAll()
        .execute();
      for (const row of rows)
        for (const [column, value] of Object.entries(row))
          if (textOf(value).toLowerCase().includes(wanted)) places.add(`${name}.${column}`);
    }
    return [...places];
  });
}

/** How much waits in a node: keys to compute, keys to tag, messages to deliver. */
export function waitingIn(node: RunningNode): Promise<number> {
  return inDatabase(node, async (tx) => {
    const keys = await tx.selectFrom("matching_queue").select("record_id").execute();
    const tags = await tx.selectFrom("tagging_queue").select("record_id").execute();
    const messages = await tx
      .selectFrom("outbox")
      .select("id")
      .where("delivered_at", "is", null)
      .where("failed_at", "is", null)
      .execute();
    return keys.length + tags.length + messages.length;
  });
}

function textOf(value: unknown): string {
  if (Buffer.isBuffer(value)) return value.toString("latin1");
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}
