import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Role } from "@entente/model";
import { nodeConfigSchema, type NodeConfigInput } from "../config/config.ts";
import { beginSession } from "../features/people/sessions.ts";
import { userByEmail } from "../features/people/store.ts";
import { createUser } from "../features/people/users.ts";
import { createLog } from "../log/log.ts";
import { startNode, type NodeOverrides, type RunningNode } from "../node.ts";
import { createTestDatabase, type TestDatabase } from "./test-database.ts";
import { TestClient } from "./test-client.ts";

/** A node for a test, and what a test does with it. */
export type TestNode = RunningNode & {
  readonly database: TestDatabase;
  /** Lines of its log, as JSON. */
  readonly logLines: readonly string[];
  /** Makes a user with the password `testPassword`; tells the id. */
  readonly addUser: (email: string, ...roles: Role[]) => Promise<string>;
  /** A client without a session. */
  readonly client: () => TestClient;
  /** A client with a session, by bearer token, of a user made before. */
  readonly signIn: (email: string) => Promise<TestClient>;
};

/** The password of every user of a test node. */
export const testPassword = "a long test password";

/**
 * Starts a node with an empty database, in a folder of its own that goes when it stops.
 * @param options.database to run a second server on the database of another test node
 */
export async function startTestNode(
  options: {
    config?: Partial<NodeConfigInput>;
    overrides?: NodeOverrides;
    database?: TestDatabase;
  } = {},
): Promise<TestNode> {
  const database = options.database ?? (await createTestDatabase());
  const dataDir = await mkdtemp(join(tmpdir(), "entente-node-"));
  const logLines: string[] = [];
  const config = nodeConfigSchema.parse({
    authority: { id: "be-test-police", name: "Test police", type: "police", country: "be" },
    http: { port: 0 },
    link: { port: 0 },
    database: { ...database, poolSize: 6 },
    dataDir,
    pagesDir: join(dataDir, "pages"),
    workers: 1,
    ...options.config,
  });
  const log = createLog("debug", { write: (line) => void logLines.push(line) });
  const node = await startNode(config, { log, ...options.overrides }).catch(
    async (error: unknown) => {
      await rm(dataDir, { recursive: true, force: true });
      throw error;
    },
  );
  const client = (): TestClient => new TestClient(node.httpUrl);

  return {
    ...node,
    database,
    logLines,
    client,
    addUser: async (email, ...roles) => {
      const input = { email, name: email, roles, language: "en", password: testPassword } as const;
      const actor = { type: "system", name: "test" } as const;
      const made = await node.context.store.transaction(actor, (tx) => createUser(tx, input));
      if (!made.ok) throw new Error(made.reason);
      return made.id;
    },
    signIn: async (email) => {
      const { store, now } = node.context;
      const token = await store.transaction({ type: "system", name: "test" }, async (tx) => {
        const user = await userByEmail(tx, email);
        if (!user) throw new Error(`there is no user ${email}`);
        return (await beginSession(tx, user.id, now())).token;
      });
      return new TestClient(node.httpUrl, { authorization: `Bearer ${token}` });
    },
    stop: async () => {
      await node.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
