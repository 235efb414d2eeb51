import { createUser, type RunningNode } from "@entente/node";
import type { Role } from "@entente/model";
import { clientOf, signIn } from "../testing/api-client.ts";
import type { TestNode } from "../testing/test-federation.ts";

/** The password of everybody whom the tests of the pages make. */
export const password = "a password for this test";

/** Makes a user of a node, who is called by the address. */
export async function addUser(node: RunningNode, address: string, role: Role): Promise<void> {
  await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
    createUser(tx, { email: address, name: address, roles: [role], language: "en", password }),
  );
}

/** The address of a node's analyst. */
export const analystOf = (node: RunningNode) => `analyst@${node.context.authority.id}.example`;

/** A node with a signed-in analyst, as the acts of the tests want one. */
export async function worker(node: RunningNode): Promise<TestNode> {
  const address = analystOf(node);
  await addUser(node, address, "analyst");
  const client = clientOf(node.httpUrl, await signIn(node.httpUrl, address, password));
  const nothing = async () => undefined;
  const { id } = node.context.authority;
  return {
    id,
    running: () => node,
    analyst: () => client,
    logLines: [],
    start: nothing,
    stop: nothing,
  };
}
