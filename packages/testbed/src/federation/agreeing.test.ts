import { usualTerms } from "@entente/model";
import { createUser } from "@entente/node";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { confirm, hitOn, hitsOf, record } from "../testing/acts.ts";
import { clientOf, signIn, type ApiClient } from "../testing/api-client.ts";
import { inDatabase } from "../testing/database.ts";
import { phone } from "../testing/statements.ts";
import {
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";
import { until } from "../testing/until.ts";
import type { ProblemView, RequestView } from "../testing/views.ts";
import { makeKnown } from "./connect-partners.ts";

type Agreement = {
  id: string;
  termsId: string;
  state: string;
  notInForce: string | null;
  partner: { id: string };
  version: number;
  title: string;
  open: { version: number; waitsFor: string[] } | null;
  ended: { by: string; person: string; reason: string } | null;
  versions: {
    hash: string;
    version: number;
    state: string;
    changed: string[];
    proposer: string | null;
    terms: { evaluationBudget: number };
    signatures: { party: string; person: string | null; valid: boolean }[];
    rejections: { party: string; reason: string }[];
  }[];
  can: Record<string, boolean>;
};

let federation: TestFederation;
let brussels: TestNode;
let marseille: TestNode;
let antwerp: TestNode;
const magistrates = new Map<string, ApiClient>();

beforeAll(async () => {
  federation = await startTestFederation({ nodes: 3, unconnected: true });
  ({ brussels, marseille, antwerp } = federation);
  for (const node of [brussels, marseille, antwerp])
    magistrates.set(node.id, await magistrateOf(node));
  await makeKnown(brussels.running(), marseille.running());
});
afterAll(() => federation.stop());

async function magistrateOf(node: TestNode): Promise<ApiClient> {
  const email = `magistrate@${node.id}.example`;
  const password = "a long test password";
  const user = {
    email,
    name: `Magistrate of ${node.id}`,
    roles: ["magistrate"],
    password,
  } as const;
  await inDatabase(node.running(), (tx) =>
    createUser(tx, { ...user, roles: ["magistrate"], language: "en" }),
  );
  return clientOf(node.running().httpUrl, await signIn(node.running().httpUrl, email, password));
}

const at = (node: TestNode): ApiClient => magistrates.get(node.id)!;
const terms = (parties: TestNode[], changes: object = {}) => ({
  ...usualTerms,
  title: "Ports of the North Sea and the Mediterranean",
  parties: parties.map(({ id }) => id),
  legalBasis: "Directive (EU) 2023/977",
  purposes: ["Drug trafficking"],
  kinds: ["Person", "Phone"],
  matching: true,
  defaultHandling: { codes: ["H1"] },
  clocks: { "urgent-direct": 8, "urgent-indirect": 72, normal: 168 },
  evaluationBudget: 100_000,
  commonValueLimit: 10,
  hitThreshold: 12,
  validFrom: "2020-01-01",
  validUntil: "2099-12-31",
  ...changes,
});

/** The agreement with a partner under terms, as a node shows it once it stands as expected. */
async function agreementAt(
  node: TestNode,
  termsId: string,
  holds: (agreement: Agreement) => boolean,
  partner?: TestNode,
): Promise<Agreement> {
  const found = await until(
    async () => {
      const { items } = (await at(node).get<{ items: Agreement[] }>("/agreements")).body;
      const row = items.find(
        (one) => one.termsId === termsId && (!partner || one.partner.id === partner.id),
      );
      return row ? (await at(node).get<Agreement>(`/agreements/${row.id}`)).body : undefined;
    },
    (one) => one !== undefined && holds(one),
  );
  return found!;
}

async function propose(node: TestNode, input: object, note = ""): Promise<Agreement> {
  const { status, body } = await at(node).post<Agreement>("/agreements", { terms: input, note });
  expect(status).toBe(201);
  return body;
}

async function sign(node: TestNode, agreement: Agreement): Promise<Agreement> {
  const { hash } = agreement.versions[0]!;
  const path = `/agreements/${agreement.id}/acceptance`;
  const { status, body } = await at(node).post<Agreement>(path, { hash });
  expect(status).toBe(200);
  return body;
}

const codeOf = ({ type }: ProblemView): string => type.slice(type.lastIndexOf("/") + 1);
const inForce = ({ state }: Agreement): boolean => state === "in-force";

describe("Two authorities", () => {
  test("agree through their nodes: one proposes, the other amends, the first signs", async () => {
    const draft = await propose(brussels, terms([brussels, marseille]), "As discussed");
    expect(draft).toMatchObject({
      state: "proposed",
      open: { version: 1, waitsFor: [marseille.id] },
      can: { propose: true, sign: false, end: true },
    });

    const seen = await agreementAt(marseille, draft.termsId, ({ can }) => can["sign"] === true);
    const amended = await at(marseille).post<Agreement>(`/agreements/${seen.id}/proposals`, {
      terms: terms([brussels, marseille], { evaluationBudget: 50_000 }),
      note: "Half of it is enough",
    });
    expect(amended.body.versions.map(({ version, state }) => [version, state])).toEqual([
      [2, "proposed"],
      [1, "superseded"],
    ]);
    const back = await agreementAt(brussels, draft.termsId, (one) => one.open?.version === 2);
    expect(back.versions[0]).toMatchObject({
      changed: ["evaluationBudget"],
      proposer: `Magistrate of ${marseille.id}`,
    });
    const stale = await at(brussels).post<ProblemView>(`/agreements/${back.id}/acceptance`, {
      hash: back.versions[1]!.hash,
    });
    expect([stale.status, codeOf(stale.body)]).toEqual([409, "signed-already"]);
    expect(await sign(brussels, back)).toMatchObject({ state: "in-force", version: 2, open: null });
    const there = await agreementAt(marseille, draft.termsId, inForce);
    expect(there.versions[0]!.signatures).toMatchObject([
      { party: marseille.id, valid: true },
      { party: brussels.id, person: `Magistrate of ${brussels.id}`, valid: true },
    ]);
  });

  test("match under it, until one ends it: what runs is dropped at both ends", async () => {
    const [one] = (await at(brussels).get<{ items: Agreement[] }>("/agreements")).body.items;
    const mine = await record(brussels, "Person", { name: "Joris Verzonnen", phone: phone(1) });
    const theirs = await record(marseille, "Person", { name: "Georges Inventé", phone: phone(1) });
    await hitOn(brussels, mine.id);
    await hitOn(marseille, theirs.id);
    await confirm(brussels, mine.id);
    await confirm(marseille, theirs.id);
    const hit = await hitOn(brussels, mine.id, "confirmed");
    const question = { purpose: "Drug trafficking", justification: "Test", urgency: "normal" };
    const asked = await brussels.analyst().post<RequestView>(`/hits/${hit.id}/requests`, question);
    expect(asked.status).toBe(201);

    const analyst = await marseille.analyst().post<ProblemView>(`/agreements/${one!.id}/end`, {
      reason: "I should not be able to",
    });
    expect([analyst.status, codeOf(analyst.body)]).toEqual([403, "role-missing"]);
    const ended = await at(marseille).post<Agreement>(`/agreements/${one!.id}/end`, {
      reason: "The legal basis has fallen away",
    });
    expect(ended.body).toMatchObject({ state: "ended", can: { end: false, propose: false } });
    const here = await agreementAt(brussels, one!.termsId, ({ state }) => state === "ended");
    expect(here.ended).toMatchObject({
      by: marseille.id,
      person: `Magistrate of ${marseille.id}`,
      reason: "The legal basis has fallen away",
    });
    const request = await brussels.analyst().get<RequestView>(`/requests/${asked.body.id}`);
    expect(request.body.state).toBe("failed");
    const again = await brussels.analyst().post<ProblemView>(`/hits/${hit.id}/requests`, question);
    expect([again.status, codeOf(again.body)]).toEqual([403, "agreement-ended"]);
    for (const [node, { id }] of [
      [brussels, mine],
      [marseille, theirs],
    ] as const)
      expect(await hitOn(node, id, "confirmed")).toMatchObject({
        agreementOver: true,
        can: { confirm: false, dismiss: false, request: false },
      });
    const late = await record(marseille, "Person", { name: "Late", phone: phone(2) });
    await record(brussels, "Person", { name: "Later", phone: phone(2) });
    await federation.quiet();
    expect(await hitsOf(marseille, late.id)).toEqual([]);
    for (const node of [brussels, marseille])
      await until(
        () =>
          inDatabase(node.running(), (tx) => tx.selectFrom("partner_tag").selectAll().execute()),
        (tags) => tags.length === 0,
      );
  });

  test("may reject, with the reason told to the proposer", async () => {
    const draft = await propose(marseille, terms([brussels, marseille], { title: "Second" }));
    const seen = await agreementAt(brussels, draft.termsId, ({ can }) => can["reject"] === true);
    const { hash } = seen.versions[0]!;
    const path = `/agreements/${seen.id}/rejection`;
    await at(brussels).post(path, { hash, reason: "The purposes are too wide" });
    const told = await agreementAt(marseille, draft.termsId, ({ state }) => state === "rejected");
    expect(told.versions[0]!.rejections).toMatchObject([
      { party: brussels.id, reason: "The purposes are too wide" },
    ]);
    const signed = await at(brussels).post<ProblemView>(`/agreements/${seen.id}/acceptance`, {
      hash,
    });
    expect([signed.status, codeOf(signed.body)]).toEqual([409, "version-rejected"]);
  });
});

describe("Three authorities", () => {
  let termsId: string;
  const pairs = () =>
    [
      [brussels, marseille],
      [brussels, antwerp],
      [marseille, antwerp],
    ] as const;

  test("are told when one does not know the node of another", async () => {
    const input = terms([brussels, marseille, antwerp]);
    const { status, body } = await at(brussels).post<ProblemView>("/agreements", { terms: input });
    expect([status, codeOf(body)]).toEqual([409, "partner-unknown"]);
    await makeKnown(brussels.running(), antwerp.running());
    ({ termsId } = await propose(brussels, input));
    const seen = await agreementAt(antwerp, termsId, ({ can }) => can["sign"] === true);
    const refused = await at(antwerp).post<ProblemView>(`/agreements/${seen.id}/acceptance`, {
      hash: seen.versions[0]!.hash,
    });
    expect([refused.status, codeOf(refused.body)]).toEqual([409, "partner-unknown"]);
    await makeKnown(marseille.running(), antwerp.running());
  });

  test("are bound once all have signed, each pair by an agreement of its own", async () => {
    await sign(antwerp, await agreementAt(antwerp, termsId, ({ can }) => can["sign"] === true));
    const waiting = await agreementAt(brussels, termsId, (one) => one.open?.waitsFor.length === 1);
    expect(waiting).toMatchObject({ state: "proposed", open: { waitsFor: [marseille.id] } });
    await sign(marseille, await agreementAt(marseille, termsId, ({ can }) => can["sign"] === true));
    const ids = new Set<string>();
    for (const [one, other] of pairs()) {
      const here = await agreementAt(one, termsId, inForce, other);
      const there = await agreementAt(other, termsId, inForce, one);
      expect(there.id).toBe(here.id);
      ids.add(here.id);
    }
    expect(ids.size).toBe(3);
    expect(ids).not.toContain(termsId);
  });

  test("match pair by pair, and ask", async () => {
    for (const [number, [one, other]] of pairs().entries()) {
      const values = { name: `Pair ${number}`, phone: phone(10 + number) };
      const mine = await record(one, "Person", values);
      const theirs = await record(other, "Person", values);
      await hitOn(one, mine.id);
      await hitOn(other, theirs.id);
      await confirm(one, mine.id);
      await confirm(other, theirs.id);
      const hit = await hitOn(one, mine.id, "confirmed");
      const asked = await one.analyst().post<RequestView>(`/hits/${hit.id}/requests`, {
        purpose: "Drug trafficking",
        justification: "Seen at both",
        urgency: "normal",
      });
      expect(asked.status).toBe(201);
      await until(
        async () =>
          (await other.analyst().get<RequestView>(`/requests/${asked.body.id}`)).body.state,
        (state) => state === "received",
      );
    }
  });

  test("are all released when one ends it", async () => {
    const one = await agreementAt(antwerp, termsId, inForce);
    await at(antwerp).post(`/agreements/${one.id}/end`, { reason: "Not renewed" });
    for (const [left, right] of pairs())
      for (const [node, partner] of [
        [left, right],
        [right, left],
      ] as const) {
        const ended = await agreementAt(node, termsId, ({ state }) => state === "ended", partner);
        expect(ended.ended?.by).toBe(antwerp.id);
      }
  });
});
