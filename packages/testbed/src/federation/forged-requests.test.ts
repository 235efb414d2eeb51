import { newId } from "@entente/model";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { confirm, hitOn, meet } from "../testing/acts.ts";
import { inDatabase, placesOf } from "../testing/database.ts";
import { forge } from "../testing/forge.ts";
import { phone } from "../testing/statements.ts";
import {
  idOfAgreement,
  purpose,
  startTestFederation,
  type TestFederation,
  type TestNode,
} from "../testing/test-federation.ts";
import { until } from "../testing/until.ts";
import type { RequestView } from "../testing/views.ts";

let federation: TestFederation;
let victim: TestNode;
let attacker: TestNode;
let outsider: TestNode;

beforeAll(async () => {
  federation = await startTestFederation({ nodes: 3 });
  ({ brussels: victim, marseille: attacker, antwerp: outsider } = federation);
});
afterAll(() => federation.stop());

const asked = { purpose, justification: "Seen at the port", urgency: "normal" };
const met = (number: number) =>
  meet(victim, attacker, { name: `Nele Verzonnen ${number}`, phone: phone(number) });

function requestFor(handles: { handle: string; ownHandle: string }, more: object = {}) {
  return {
    requestId: newId(),
    ...handles,
    ...asked,
    requestedAt: new Date().toISOString(),
    ...more,
  };
}

/** The victim asks the attacker on a hit that both confirmed; the id and what a reply names. */
async function victimAsks(number: number) {
  const pair = await met(number);
  await confirm(victim, pair.mine.id);
  await confirm(attacker, pair.theirs.id);
  const hit = await hitOn(victim, pair.mine.id, "confirmed");
  const { body } = await victim
    .analyst()
    .post<RequestView>(`/hits/${hit.id}/requests`, { ...asked, purpose });
  await until(
    () => requestAtVictim(body.id),
    (request) => request.state === "received",
  );
  const row = await inDatabase(attacker.running(), (tx) =>
    tx
      .selectFrom("request")
      .select("body_hash")
      .where("id", "=", body.id)
      .executeTakeFirstOrThrow(),
  );
  return { requestId: body.id, requestHash: row.body_hash.toString("hex") };
}

async function requestAtVictim(id: string): Promise<RequestView> {
  return (await victim.analyst().get<RequestView>(`/requests/${id}`)).body;
}

function replyTo(request: { requestId: string; requestHash: string }, more: object = {}) {
  return {
    ...request,
    kind: "Person",
    recordRef: newId(),
    statements: [disclosed("name", "Planted Name")],
    answeredBy: "Nobody",
    ...more,
  };
}

function disclosed(property: string, value: string, statementRef: string = newId()) {
  return {
    statementRef,
    property,
    value,
    original: null,
    source: "nowhere",
    grade: { scale: "4x4", source: "X", information: "4" },
    handling: { codes: ["H0"] },
    nature: "fact",
    observedAt: null,
  };
}

describe("A request", () => {
  test("on a hit that only the asker has confirmed is refused", async () => {
    const { mine, handles } = await met(31);
    const early = requestFor(handles);
    expect(await forge(attacker, victim, "request", early)).toBe("hit-not-confirmed");
    const claim = { ...handles, confirmed: true, contact: null };
    expect(await forge(attacker, victim, "hit.confirmation", claim)).toBeNull();
    await hitOn(victim, mine.id, "confirmed-there");
    expect(await forge(attacker, victim, "request", requestFor(handles))).toBe("hit-not-confirmed");
    const { body } = await victim.analyst().get<{ items: RequestView[] }>("/requests?direction=in");
    expect(body.items).toEqual([]);
  });

  test("for a purpose outside the agreement, or with an id that is taken, is refused", async () => {
    const { mine, theirs, handles } = await met(32);
    await confirm(victim, mine.id);
    await confirm(attacker, theirs.id);
    await hitOn(victim, mine.id, "confirmed");
    const curious = requestFor(handles, { purpose: "Curiosity" });
    expect(await forge(attacker, victim, "request", curious)).toBe("purpose-not-agreed");
    const first = requestFor(handles);
    expect(await forge(attacker, victim, "request", first)).toBeNull();
    const second = { ...first, justification: "Something else" };
    expect(await forge(attacker, victim, "request", second)).toBe("request-id-reused");
    const kept = await requestAtVictim(first.requestId);
    expect(kept).toMatchObject({ justification: asked.justification, state: "received" });
  });
});

describe("A reply", () => {
  test("bound to another request, or from another partner, is refused", async () => {
    const one = await victimAsks(41);
    const other = await victimAsks(42);
    const crossed = replyTo({ ...one, requestHash: other.requestHash });
    expect(await forge(attacker, victim, "reply", crossed)).toBe("unknown-request");
    expect(await forge(outsider, victim, "reply", replyTo(one), idOfAgreement(2))).toBe(
      "unknown-request",
    );
    const refusal = { ...other, reason: "other", text: "no", answeredBy: "Nobody" };
    expect(await forge(outsider, victim, "refusal", refusal, idOfAgreement(2))).toBe(
      "unknown-request",
    );
    for (const { requestId } of [one, other])
      expect((await requestAtVictim(requestId)).state).toBe("received");
    expect(await placesOf(victim.running(), "Planted Name")).toEqual([]);
  });

  test("on one record comes once: a second one is refused, whatever it says", async () => {
    const request = await victimAsks(43);
    const recordRef = newId();
    const first = replyTo(request, { recordRef, statements: [disclosed("name", "First Said")] });
    expect(await forge(attacker, victim, "reply", first)).toBeNull();
    const second = replyTo(request, { recordRef, statements: [disclosed("name", "Then Said")] });
    expect(await forge(attacker, victim, "reply", second)).toBe("already-answered");
    expect(await placesOf(victim.running(), "Then Said")).toEqual([]);
    expect(await placesOf(victim.running(), "First Said")).not.toEqual([]);
  });

  test("that names two statements alike keeps both, and changes none that is there", async () => {
    const recordRef = newId();
    const name = newId();
    const said = ["Once Said", "Said Again"].map((value) => disclosed("name", value, name));
    const first = replyTo(await victimAsks(44), { recordRef, statements: said });
    expect(await forge(attacker, victim, "reply", first)).toBeNull();
    const more = replyTo(await victimAsks(45), {
      recordRef,
      statements: [disclosed("alias", "Said Later", name)],
    });
    expect(await forge(attacker, victim, "reply", more)).toBeNull();
    const { foreignRecordId } = await requestAtVictim(more.requestId);
    const { body } = await victim
      .analyst()
      .get<{ statements: { value: string }[] }>(`/records/${foreignRecordId}`, {
        "x-justification": "test",
      });
    expect(body.statements.map(({ value }) => value).toSorted()).toEqual([
      "Once Said",
      "Said Again",
      "Said Later",
    ]);
  });
});
