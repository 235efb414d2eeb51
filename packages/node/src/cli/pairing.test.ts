import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { usualTerms, type AgreementTerms, type StatementInput } from "@entente/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findFreePort } from "../store/embedded/free-port.ts";
import { startTestNode, type TestNode } from "../testing/test-node.ts";
import type { TestClient } from "../testing/test-client.ts";
import type { AgreementFile } from "./agreement-file.ts";
import { commandsOn } from "./run-cli.fixture.ts";

type Cli = Awaited<ReturnType<typeof commandsOn>>;
type Side = { node: TestNode; cli: Cli; client: TestClient };

let police: Side;
let prosecutor: Side;
beforeAll(async () => {
  police = await startSide("be-test-police", "police", "be");
  prosecutor = await startSide("fr-test-prosecutor", "prosecutor", "fr");
});
afterAll(async () => {
  await police.node.stop();
  await prosecutor.node.stop();
});

async function startSide(
  id: string,
  type: "police" | "prosecutor",
  country: string,
): Promise<Side> {
  const authority = { id, name: id, type, country };
  const port = await findFreePort();
  const node = await startTestNode({ config: { authority, link: { port } } });
  await node.addUser("ana@example.org", "analyst", "approver");
  return { node, cli: await commandsOn(node), client: await node.signIn("ana@example.org") };
}

/** A file in the police's folder, where all documents of this test lie. */
const at = (name: string): string => join(police.node.context.config.dataDir, name);

async function readAgreement(name: string): Promise<AgreementFile> {
  return JSON.parse(await readFile(at(name), "utf8")) as AgreementFile;
}

const terms: Omit<AgreementTerms, "id" | "version"> = {
  title: "Test agreement",
  parties: ["be-test-police", "fr-test-prosecutor"],
  legalBasis: "Directive (EU) 2023/977",
  purposes: ["Drug trafficking"],
  kinds: ["Person"],
  matching: true,
  defaultHandling: { codes: ["H1"] },
  clocks: { "urgent-direct": 8, "urgent-indirect": 72, normal: 168 },
  evaluationBudget: 10_000,
  commonValueLimit: 3,
  hitThreshold: 12,
  validFrom: "2026-01-01",
  validUntil: "2099-12-31",
  ...usualTerms,
};

const hitsOf = async ({ client }: Side): Promise<unknown[]> =>
  (await client.get<{ items: unknown[] }>("/hits")).body.items;

async function record({ client }: Side, values: Record<string, string>): Promise<void> {
  const statements = Object.entries(values).map(([property, value]): StatementInput => ({
    property,
    value,
    source: "report 1",
    grade: { scale: "4x4", source: "B", information: "2" },
    handling: { codes: ["H0"] },
    nature: "fact",
  }));
  const body = { kind: "Person", statements, justification: "test" };
  const { status } = await client.post("/records", body);
  expect(status).toBe(201);
}

describe("Two nodes that know nothing of each other", () => {
  test("take each other's card, once somebody says that it was compared", async () => {
    await police.cli.run("card", ["--out", at("police.json")]);
    const card = await prosecutor.cli.run("card");
    await writeFile(at("prosecutor.json"), card.out);
    const { tlsFingerprint } = JSON.parse(card.out) as { tlsFingerprint: string };
    expect(card.err.replaceAll(" ", "")).toContain(tlsFingerprint.toUpperCase());

    const nobodyThere = await police.cli.run("partner add", [at("prosecutor.json")]);
    expect(nobodyThere).toMatchObject({ code: 2, out: "" });
    const own = await police.cli.run("partner add", [at("police.json"), "--yes"]);
    expect(own).toMatchObject({ code: 1 });
    expect(own.err).toContain("this node itself");

    expect(await police.cli.json("partner add", [at("prosecutor.json"), "--yes"])).toEqual({
      id: "fr-test-prosecutor",
      replaced: false,
    });
    await prosecutor.cli.json("partner add", [at("police.json"), "--yes"]);
    expect(await prosecutor.cli.json("partner list")).toMatchObject({
      items: [{ id: "be-test-police", linkUrl: police.node.linkUrl }],
    });
  });

  test("do not propose what could not work", async () => {
    await writeFile(at("others.json"), JSON.stringify({ ...terms, parties: ["nl-a", "nl-b"] }));
    expect((await police.cli.run("agreement propose", [at("others.json")])).err).toContain(
      "this node is be-test-police",
    );
    await writeFile(at("over.json"), JSON.stringify({ ...terms, validUntil: "2026-02-30" }));
    const noDate = await police.cli.run("agreement propose", [at("over.json")]);
    expect(noDate).toMatchObject({ code: 1, out: "" });
    expect(noDate.err).toContain("validUntil");
    await writeFile(at("broken.json"), '{\n  "title": }');
    const broken = await police.cli.run("agreement propose", [at("broken.json")]);
    expect(broken.code).toBe(2);
    expect(broken.err).toContain("broken.json:2:12");
  });

  test("do not accept or keep what was changed on its way", async () => {
    await writeFile(at("terms.json"), JSON.stringify(terms));
    await police.cli.run("agreement propose", [at("terms.json"), "--out", at("proposal.json")]);
    const proposal = await readAgreement("proposal.json");
    const { "be-test-police": part } = proposal.parts;
    const tryChanged = async (changed: AgreementFile): Promise<string> => {
      await writeFile(at("changed.json"), JSON.stringify(changed));
      const { code, out, err } = await prosecutor.cli.run("agreement accept", [
        at("changed.json"),
        "--yes",
      ]);
      expect({ code, out }).toEqual({ code: 1, out: "" });
      return err;
    };
    expect(
      await tryChanged({ ...proposal, terms: { ...proposal.terms, hitThreshold: 1 } }),
    ).toContain("does not fit these terms");
    expect(await tryChanged({ ...proposal, parts: {} })).toContain("has not signed");
    const otherKey = Buffer.alloc(32, 7).toString("base64");
    expect(
      await tryChanged({
        ...proposal,
        parts: { "be-test-police": { ...part!, oprfPublicKey: otherKey } },
      }),
    ).toContain("not the one it signed");
    expect(await prosecutor.cli.json("agreement list")).toEqual({ items: [] });
  });

  test("make an agreement in three steps, each of which may be repeated", async () => {
    const accept = ["--yes", "--out", at("signed.json"), at("proposal.json")];
    expect(await prosecutor.cli.run("agreement accept", accept)).toMatchObject({ code: 0 });
    const signed = await readAgreement("signed.json");
    await prosecutor.cli.run("agreement accept", accept);
    expect(await readAgreement("signed.json")).toEqual(signed);

    const loosened = { ...signed, terms: { ...signed.terms, evaluationBudget: 1_000_000 } };
    await writeFile(at("changed.json"), JSON.stringify(loosened));
    const refused = await police.cli.run("agreement save", [at("changed.json")]);
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.err).toContain("changed after it proposed them");

    for (let time = 0; time < 2; time++)
      expect(await police.cli.run("agreement save", [at("signed.json")])).toMatchObject({
        code: 0,
      });
    expect(await police.cli.json("agreement list")).toMatchObject({
      items: [{ notInForce: null }],
    });
  });

  test("each pin the key that the other works with, and keep none apart", async () => {
    const read = ({ node }: Side) =>
      node.context.store.transaction({ type: "system", name: "test" }, async (tx) => ({
        agreement: await tx.selectFrom("agreement").selectAll().executeTakeFirstOrThrow(),
        settings: await tx
          .selectFrom("node_setting")
          .select("name")
          .where("name", "like", "proposed-agreement/%")
          .execute(),
      }));
    const [here, there] = [await read(police), await read(prosecutor)];
    expect(here.agreement.partner_oprf_public_key).toEqual(there.agreement.oprf_public_key);
    expect(there.agreement.partner_oprf_public_key).toEqual(here.agreement.oprf_public_key);
    expect([...here.settings, ...there.settings]).toEqual([]);
  });

  test("find out that they hold a record on the same person", async () => {
    await record(police, { name: "Jan Testmans", phone: "+32400000001" });
    await record(prosecutor, { name: "TESTMANS Jan", phone: "+32400000001" });
    await expect.poll(() => hitsOf(police), { timeout: 20_000 }).toHaveLength(1);
    await expect.poll(() => hitsOf(prosecutor), { timeout: 20_000 }).toHaveLength(1);
  });

  test("find each other well", async () => {
    const { out } = await police.cli.run("doctor");
    expect(out).toMatch(/^ok +partner fr-test-prosecutor +answers/m);
    expect(out).toMatch(/^ok +agreement .*in force/m);
    expect(out).toMatch(/^ok +role /m);
  });

  test("make the next version of their agreement, and do not go back behind it", async () => {
    const { terms: kept } = await readAgreement("signed.json");
    const next = { ...kept, version: 2, hitThreshold: 14 };
    await writeFile(at("terms.json"), JSON.stringify(next));
    await police.cli.run("agreement propose", [at("terms.json"), "--out", at("next.json")]);
    const accept = ["--yes", "--out", at("signed-next.json"), at("next.json")];
    await prosecutor.cli.run("agreement accept", accept);
    await police.cli.json("agreement save", [at("signed-next.json")]);
    const old = await prosecutor.cli.run("agreement accept", ["--yes", at("proposal.json")]);
    expect(old).toMatchObject({ code: 1, out: "" });
    expect(old.err).toContain("Version 2");
  });
});
