import type { NodeContext } from "../../context.ts";
import type { Transaction } from "../../store/store.ts";
import { currentStatements } from "./store.ts";

/** A record as matching sees it: its current values by property, in clear, at home. */
export type MatchableRecord = {
  id: string;
  kind: string;
  originator: string;
  silent: boolean;
  values: Map<string, string[]>;
};

/**
 * The records among `ids` that can be matched: this node's own that are not merged into another.
 * Foreign records belong to their originators, which list them themselves.
 */
export async function matchableRecords(
  node: Pick<NodeContext, "authority">,
  tx: Transaction,
  ids: readonly string[],
): Promise<MatchableRecord[]> {
  if (ids.length === 0) return [];
  const records = await tx
    .selectFrom("record")
    .select(["id", "kind", "originator", "silent"])
    .where("id", "in", ids)
    .where("originator", "=", node.authority.id)
    .where("merged_into", "is", null)
    .execute();
  const statements = await currentStatements(
    tx,
    records.map((record) => record.id),
  );
  return records.map((record) => {
    const values = new Map<string, string[]>();
    for (const { property, value } of statements.get(record.id) ?? []) {
      const known = values.get(property);
      if (known) known.push(value);
      else values.set(property, [value]);
    }
    return { ...record, values };
  });
}
