import { createHash } from "node:crypto";
import { newId } from "@entente/model";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../store/actor.ts";
import { startTestNode, type TestNode } from "../testing/test-node.ts";
import { appendToLedger, ledgerActs, type LedgerEntry } from "./ledger.ts";
import { seal } from "./seal.ts";
import { verifyLedger } from "./verify-ledger.ts";

let node: TestNode;
let userId: string;

beforeAll(async () => {
  node = await startTestNode();
  userId = await node.addUser("ana@example.org", "analyst");
});
afterAll(() => node.stop());

const system: Actor = { type: "system", name: "test" };

function append(actor: Actor, entries: readonly LedgerEntry[]): Promise<void> {
  return node.context.store.transaction(actor, (tx) => appendToLedger(tx, entries));
}

function rowsOf(objectId: string) {
  return node.context.store.transaction(system, (tx) =>
    tx
      .selectFrom("ledger_entry")
      .selectAll()
      .where("object_id", "=", objectId)
      .orderBy("seq")
      .execute(),
  );
}

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

/** JSON with the members of every object in the order of their UTF-16 code units (RFC 8785). */
function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, part]) => `${JSON.stringify(name)}:${sorted(part)}`).join(",")}}`;
}

/** What the leaf holds in the place of the justification. */
function stated({ justification, justification_salt: salt }: Row): string {
  const salted = [salt ?? Buffer.alloc(0), Buffer.from(justification ?? "", "utf8")];
  return createHash("sha256").update(Buffer.concat(salted)).digest("hex");
}

/** The leaf hash of a stored row, computed from its columns alone. */
function leafHash(row: Row): string {
  const content = sorted({
    at: row.at.toISOString(),
    actor: { type: row.actor_type, id: row.actor_id },
    act: row.act,
    object: { type: row.object_type, id: row.object_id },
    caseId: row.case_id,
    justification: row.justification === null ? null : stated(row),
    recipient: row.recipient,
    facts: row.facts,
  });
  const leaf = Buffer.concat([Buffer.of(0), row.salt, Buffer.from(content, "utf8")]);
  return createHash("sha256").update(leaf).digest("hex");
}

const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.constantFrom("a\u0000b", "half \ud800", "é", "e\u0301", "\u202e", '"\\', "𠮷"),
);
const facts = fc.dictionary(
  fc.stringMatching(/^[a-zA-Z0-9_]{1,8}$/),
  fc.oneof(
    texts,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constantFrom(null, undefined),
    fc.array(texts, { maxLength: 3 }),
    fc.record({ nested: texts }),
  ),
  { maxKeys: 5 },
);
const entries = fc.record({
  act: fc.constantFrom(...ledgerActs),
  caseId: fc.constantFrom(undefined, newId()),
  justification: fc.option(texts, { nil: undefined }),
  recipient: fc.constantFrom(undefined, "fr-police"),
  facts,
});
const actors = fc.constantFrom<Actor["type"]>("user", "system", "partner");

function actorOf(type: Actor["type"]): Actor {
  if (type === "user") return { type, userId };
  return type === "system" ? { type, name: "job" } : { type, authorityId: "fr-police" };
}

describe("An entry of the ledger", () => {
  test("has the leaf hash of what is stored, whatever it says", async () => {
    await fc.assert(
      fc.asyncProperty(
        actors,
        fc.array(entries, { minLength: 1, maxLength: 5 }),
        async (by, some) => {
          const id = newId();
          const object = { type: "record", id };
          await append(
            actorOf(by),
            some.map((entry) => ({ ...entry, object })),
          );
          const rows = await rowsOf(id);
          expect(rows.map((row) => row.act)).toEqual(some.map((entry) => entry.act));
          for (const row of rows) expect(row.leaf_hash.toString("hex")).toBe(leafHash(row));
        },
      ),
      { seed: 25, numRuns: 60 },
    );
  });

  test("is found as it was sealed when the ledger is verified, whatever it says", async () => {
    const names = fc.sample(fc.string({ unit: "grapheme", minLength: 1 }), {
      seed: 26,
      numRuns: 200,
    });
    await append(
      { type: "system", name: 'tab\tline\nquote"\u007f\u2028' },
      [...names, "tab\t", "line\n", "\r\b\f\u0001\u001f\u007f\u2028"].map((name) => ({
        act: "consultation",
        object: { type: name.replaceAll("\0", ""), id: name.replaceAll("\0", "") },
        facts: { name },
      })),
    );
    await seal(node.context);
    const { size, findings } = await verifyLedger(node.context.store);
    expect(size).toBeGreaterThan(200);
    expect(findings).toEqual([]);
  });

  test("has a salt of its own, so that equal entries have different hashes", async () => {
    const object = { type: "record", id: newId() };
    await append(system, [
      { act: "consultation", object },
      { act: "consultation", object },
    ]);
    const rows = await rowsOf(object.id);
    expect(new Set(rows.map((row) => row.salt.toString("hex"))).size).toBe(2);
    expect(new Set(rows.map((row) => row.leaf_hash.toString("hex"))).size).toBe(2);
    expect(rows.every((row) => row.salt.length === 16)).toBe(true);
  });

  test("says who acted: the transaction's actor", async () => {
    const object = { type: "record", id: newId() };
    for (const type of ["user", "system", "partner"] as const)
      await append(actorOf(type), [{ act: "consultation", object }]);
    expect((await rowsOf(object.id)).map((row) => [row.actor_type, row.actor_id])).toEqual([
      ["user", userId],
      ["system", "job"],
      ["partner", "fr-police"],
    ]);
  });
});

describe("The ledger", () => {
  test("keeps nothing of a transaction that fails", async () => {
    const object = { type: "record", id: newId() };
    const failing = node.context.store.transaction(system, async (tx) => {
      await appendToLedger(tx, [{ act: "alteration", object }]);
      throw new Error("afterwards");
    });
    await expect(failing).rejects.toThrow("afterwards");
    expect(await rowsOf(object.id)).toEqual([]);
  });

  test("keeps thousands of entries of one transaction, in their order", async () => {
    const object = { type: "import", id: newId() };
    const many = Array.from({ length: 4_500 }, (_, index) => ({
      act: "collection" as const,
      object,
      facts: { index },
    }));
    await append(system, many);
    const rows = await rowsOf(object.id);
    expect(rows.map((row) => row.facts)).toEqual(many.map((entry) => entry.facts));
  });

  test("takes no entries as none", async () => {
    await expect(append(system, [])).resolves.toBeUndefined();
  });
});
