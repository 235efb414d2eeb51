import { afterEach, describe, expect, test } from "vitest";
import { factsOf, hitsOf, ledgerOf, record, recordAtOnce } from "../testing/acts.ts";
import { inDatabase } from "../testing/database.ts";
import { phone } from "../testing/statements.ts";
import {
  agreementId,
  connect,
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";
import { until } from "../testing/until.ts";

let federation: TestFederation | undefined;
afterEach(() => federation?.stop());

/** A phone has one match key: so many evaluations does it cost. */
const phones = (count: number) =>
  Array.from({ length: count }, (_, number) => ({ number: phone(number) }));

function tagsIn(node: TestNode): Promise<number> {
  return inDatabase(node.running(), async (tx) => {
    const rows = await tx.selectFrom("query_tag").select("tag").execute();
    return rows.length;
  });
}

function suspensionAt(node: TestNode): Promise<string | null> {
  return inDatabase(node.running(), async (tx) => {
    const query = tx.selectFrom("agreement").select("suspended").where("id", "=", agreementId);
    return (await query.executeTakeFirstOrThrow()).suspended;
  });
}

describe("The budget of evaluations", () => {
  test("is used to its end, refused beyond, in the ledger, and goes on under a larger one", async () => {
    const budget = 48;
    federation = await startTestFederation({
      terms: { evaluationBudget: budget },
      overrides: { chance: () => 0.99 },
    });
    const { brussels, marseille } = federation;
    await recordAtOnce(brussels, "Phone", phones(budget + 12));
    const refused = await until(
      () => factsOf(marseille, "evaluation"),
      (facts) => facts.some((fact) => fact["refused"] === true),
    );
    const granted = refused.filter((fact) => fact["refused"] === false);
    expect(granted.reduce((sum, fact) => sum + Number(fact["elements"]), 0)).toBe(budget);
    await until(
      () => tagsIn(brussels),
      (tags) => tags === budget,
    );
    const [count] = await inDatabase(marseille.running(), (tx) =>
      tx.selectFrom("evaluation_count").selectAll().execute(),
    );
    expect(count?.evaluations).toBe(budget);
    expect(brussels.logLines.join("")).toContain("budget-exhausted");

    const known = await record(marseille, "Phone", { number: phone(budget + 5) });
    await connect(brussels, marseille, { version: 2, evaluationBudget: 1_000 });
    await until(
      () => hitsOf(marseille, known.id),
      (hits) => hits.length === 1,
    );
    await federation.quiet();
    expect(await tagsIn(brussels)).toBe(budget + 12);
  });
});

describe("A partner that evaluates with another key than agreed", () => {
  test("is noticed by the sampled proof, and matching is suspended", async () => {
    federation = await startTestFederation({ overrides: { chance: () => 0 } });
    const { brussels, marseille } = federation;
    await recordAtOnce(brussels, "Phone", phones(20));
    await federation.quiet();
    expect(await suspensionAt(brussels)).toBeNull();
    expect(await tagsIn(brussels)).toBe(20);

    await inDatabase(marseille.running(), (tx) =>
      tx
        .updateTable("agreement")
        .set({ oprf_secret_key: Buffer.from([7, ...Array.from({ length: 31 }, () => 0)]) })
        .execute(),
    );
    const late = await record(brussels, "Phone", { number: phone(900) });
    await until(
      () => suspensionAt(brussels),
      (suspended) => suspended === "partner-key-changed",
    );
    const noted = (await ledgerOf(brussels, "matching")).map(({ facts }) => facts);
    expect(noted).toContainEqual({ suspended: "partner-key-changed" });
    const before = await ledgerOf(marseille, "evaluation");
    await record(brussels, "Phone", { number: phone(901) });
    await until(async () =>
      inDatabase(brussels.running(), async (tx) => {
        const waiting = await tx.selectFrom("matching_queue").select("record_id").execute();
        return waiting.length === 0;
      }),
    );
    expect(await tagsIn(brussels)).toBe(20);
    expect(await hitsOf(brussels, late.id)).toEqual([]);
    expect(await ledgerOf(marseille, "evaluation")).toHaveLength(before.length);
  });
});
