import type { RunningNode } from "@entente/node";

/** Reads a node's database as the system does. */
export function readStore<T>(
  node: RunningNode,
  work: Parameters<typeof node.context.store.transaction<T>>[1],
): Promise<T> {
  return node.context.store.transaction({ type: "system", name: "benchmark" }, work);
}
