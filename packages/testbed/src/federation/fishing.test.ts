import { randomBytes } from "node:crypto";
import { newId } from "@entente/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { factsOf, hitOn, hitsOf, ledgerOf, meet, record } from "../testing/acts.ts";
import { inDatabase } from "../testing/database.ts";
import { forge, lastSent } from "../testing/forge.ts";
import { phone } from "../testing/statements.ts";
import {
  idOfAgreement,
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";
import { until } from "../testing/until.ts";
import type { HitView } from "../testing/views.ts";

type Notice = { noticeId: string; handle: string; ownHandle: string; tags: string[] };

let federation: TestFederation;
let victim: TestNode;
let attacker: TestNode;
let outsider: TestNode;

beforeAll(async () => {
  federation = await startTestFederation({ nodes: 3 });
  ({ brussels: victim, marseille: attacker, antwerp: outsider } = federation);
});
afterAll(() => federation.stop());

const met = (number: number) => meet(victim, attacker, person(number));
const base64 = (bytes: number) => randomBytes(bytes).toString("base64");
const person = (number: number) => ({ name: `Nele Verzonnen ${number}`, phone: phone(number) });

/** What the attacker has received of a record of the victim: handle and tags. */
async function listed(recordId: string) {
  await federation.quiet();
  const handle = await inDatabase(victim.running(), (tx) =>
    tx
      .selectFrom("record_handle")
      .select("handle")
      .where("agreement_id", "=", idOfAgreement(1))
      .where("record_id", "=", recordId)
      .executeTakeFirstOrThrow(),
  );
  const rows = await inDatabase(attacker.running(), (tx) =>
    tx.selectFrom("partner_tag").select("tag").where("handle", "=", handle.handle).execute(),
  );
  return {
    handle: handle.handle.toString("base64"),
    tags: rows.map((row) => row.tag.toString("base64")),
  };
}

/** Sends a notice without knowing a proof key; what the victim's ledger says then. */
async function fish(notice: { handle: string; tags: string[]; macs?: string[] }) {
  const noticeId = newId();
  const macs = notice.macs ?? notice.tags.map(() => base64(32));
  const receipt = await forge(attacker, victim, "hit.notice", {
    noticeId,
    ownHandle: base64(12),
    ...notice,
    macs,
  });
  expect(receipt).toBeNull();
  const facts = await factsOf(victim, "refused-access");
  return facts.find(({ notice: about }) => about === noticeId)?.["reason"];
}

describe("A notice", () => {
  test("with tags that were merely received is refused and written down", async () => {
    const target = await record(victim, "Person", person(1));
    const { handle, tags } = await listed(target.id);
    expect(tags).toHaveLength(1);
    expect(await fish({ handle, tags })).toBe("wrong-proof");
    expect(await hitsOf(victim, target.id)).toEqual([]);
    const told = await until(
      () => lastSent<{ accepted: boolean; macs: string[] }>(victim, "hit.answer"),
      (answer) => answer?.accepted === false,
    );
    expect(told?.macs).toEqual([]);
  });

  test("on a handle or tags that the record does not have is refused", async () => {
    const target = await record(victim, "Person", person(2));
    const other = await record(victim, "Person", person(3));
    const { handle } = await listed(target.id);
    const { tags } = await listed(other.id);
    expect(await fish({ handle, tags })).toBe("unknown-tag");
    expect(await fish({ handle, tags: [base64(16)] })).toBe("unknown-tag");
    expect(await fish({ handle: base64(12), tags })).toBe("unknown-handle");
    expect(await hitsOf(victim, target.id)).toEqual([]);
  });

  test("that was true cannot be used again for another record", async () => {
    // Of two that see a hit at the same moment, only one gives notice.
    let notice: (Notice & { macs: string[] }) | undefined;
    for (let number = 400; !notice; number++) {
      await met(number);
      await federation.quiet();
      notice = await lastSent<Notice & { macs: string[] }>(attacker, "hit.notice");
    }
    const hits = (await hitsOf(victim)).length;
    const { handle, tags, macs } = notice;
    expect(await fish({ handle, tags, macs })).toBe("wrong-proof");
    expect(await hitsOf(victim)).toHaveLength(hits);
  });

  test("on a silent record does not tell that there is one", async () => {
    const target = await record(victim, "Person", person(5));
    const { handle, tags } = await listed(target.id);
    await victim.analyst().patch(`/records/${target.id}`, { silent: true });
    await federation.quiet();
    expect(await fish({ handle, tags })).toBe("unknown-handle");
  });
});

describe("An answer", () => {
  test("with wrong proofs acknowledges nothing", async () => {
    const { hit } = await met(11);
    const acknowledged = async () =>
      (await victim.analyst().get<HitView>(`/hits/${hit.id}`)).body.acknowledged;
    await until(acknowledged);
    await federation.quiet();
    const answer = { noticeId: hit.id, accepted: true, macs: [base64(32)] };
    expect(await forge(attacker, victim, "hit.answer", answer)).toBeNull();
    expect(await acknowledged()).toBe(false);
    const noted = (await ledgerOf(victim, "matching")).filter(
      (entry) => entry.object_id === hit.id,
    );
    expect(noted.map(({ facts }) => facts)).toMatchObject([{ acknowledged: false }]);
    expect(await forge(attacker, victim, "hit.answer", { ...answer, macs: [] })).toContain(
      "malformed",
    );
    expect(await forge(attacker, victim, "hit.answer", { ...answer, noticeId: newId() })).toBe(
      "unknown-notice",
    );
  });

  test("of another partner does not count", async () => {
    const { hit } = await met(12);
    const answer = { noticeId: hit.id, accepted: true, macs: [base64(32)] };
    expect(await forge(outsider, victim, "hit.answer", answer, idOfAgreement(2))).toBe(
      "unknown-notice",
    );
  });
});

describe("A confirmation", () => {
  const decision = { confirmed: true, contact: { name: "A Fisher" } };

  test("of a hit that is none is refused and written down", async () => {
    const target = await record(victim, "Person", person(21));
    const { handle } = await listed(target.id);
    const before = (await ledgerOf(victim, "refused-access")).length;
    const claim = { handle, ownHandle: base64(12), ...decision };
    expect(await forge(attacker, victim, "hit.confirmation", claim)).toBe("unknown-hit");
    expect((await ledgerOf(victim, "refused-access")).length).toBe(before + 1);
    expect(await hitsOf(victim, target.id)).toEqual([]);
  });

  test("of a hit that was withdrawn does not bring it back", async () => {
    const { mine, handles } = await met(22);
    await federation.quiet();
    await inDatabase(victim.running(), (tx) =>
      tx.updateTable("hit").set({ state: "withdrawn" }).where("record_id", "=", mine.id).execute(),
    );
    const claim = { ...handles, ...decision };
    expect(await forge(attacker, victim, "hit.confirmation", claim)).toBe("unknown-hit");
    expect((await hitOn(victim, mine.id)).state).toBe("withdrawn");
  });
});
