import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { createDatabase } from "../store/embedded/provision.ts";

/** An empty database with the two roles of a node. */
export type TestDatabase = { url: string; ownerUrl: string };

/** Makes an empty database in the PostgreSQL of this test run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const response = await fetch(inject("postgresBroker"));
  const superuserUrl = await response.text();
  if (!response.ok) throw new Error(`PostgreSQL for the tests did not start: ${superuserUrl}`);
  const name = `test_${randomBytes(6).toString("hex")}`;
  const { owner, app } = await createDatabase(superuserUrl, { name });
  return { url: app.url, ownerUrl: owner.url };
}
