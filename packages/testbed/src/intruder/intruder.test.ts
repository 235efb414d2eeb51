import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { attackApi, noFindings, type Findings } from "./attack-api.ts";
import { call } from "./caller.ts";
import { leaksIn } from "./judge.ts";
import { readDocument } from "./operations.ts";
import { isClean, reportOf } from "./report.ts";
import { attackAsOthers } from "./rightful/attack-as-others.ts";
import { recordSamples } from "./rightful/record-samples.ts";
import { openIntruderWorld, type IntruderWorld } from "./world.ts";

let world: IntruderWorld;
beforeAll(async () => {
  world = await openIntruderWorld(await (await fetch(inject("postgresBroker"))).text(), 3);
});
afterAll(() => world.stop());

describe("An intruder", () => {
  let findings: Findings;
  beforeAll(async () => {
    findings = noFindings();
    // Every twelfth operation at one node: the campaign tries them all at all nodes.
    const only = (_operation: unknown, index: number) => index % 12 === 3;
    await attackApi(world, { seed: 3, rounds: 1, nodes: [0], only }, findings);
  });

  test("gets nothing that is not for them, as whomever they come", () => {
    expect([...findings.leaks]).toEqual([]);
    expect(findings.roles.size).toBe(9);
    expect(findings.attempts).toBeGreaterThan(200);
  });

  test("makes no node fail, and leaves no operation out", () => {
    expect([...findings.failures]).toEqual([]);
    expect([...findings.untried]).toEqual([]);
    expect(findings.operations.size).toBeGreaterThan(8);
  });
});

describe("The intruder's judge", () => {
  const lookAt = async (role: string) => {
    const [victim] = world.victims;
    const { operations } = await readDocument(victim.node.httpUrl);
    const operation = operations.find(({ name }) => name === "GET /records")!;
    const caller = victim.callers().find((each) => each.role === role)!;
    const what = { method: "GET", address: "/records?limit=100", headers: {}, body: null };
    return { operation, caller, answered: await call(victim.node.httpUrl, caller, what) };
  };

  test("lets the analyst read what is for analysts", async () => {
    const seen = await lookAt("analyst");
    expect(seen.answered.text).toMatch(/zq[a-z]{12}/i);
    const attempt = { ...seen, flavour: "others", blank: null } as const;
    expect(leaksIn(attempt, world.canaries)).toEqual([]);
  });

  test("would see it if others were shown the same", async () => {
    const { operation, answered } = await lookAt("analyst");
    const [victim] = world.victims;
    for (const caller of victim.callers().filter(({ role }) => role !== "analyst")) {
      const attempt = { operation, caller, answered, flavour: "others", blank: null } as const;
      expect(leaksIn(attempt, world.canaries)).toContain(
        `shows name of the analyst's record at ${victim.authority.id}`,
      );
    }
  });

  test("sees an answer that tells hidden from missing", async () => {
    const seen = await lookAt("analyst");
    const operation = { ...seen.operation, path: "/records/{id}" };
    const blank = { status: 404, code: "record-not-found", text: "" };
    const answered = { status: 403, code: "not-your-case", text: "" };
    const attempt = { ...seen, operation, answered, blank, flavour: "hidden" } as const;
    expect(leaksIn(attempt, world.canaries)).toEqual([
      "tells that it exists: 403 not-your-case instead of 404 record-not-found",
    ]);
  });
});

describe("Whoever makes the very call that its rightful caller makes", () => {
  const tried = ["POST /exports", "POST /records/{id}/erasure"];
  test("is refused, learns nothing and leaves no trace", async () => {
    const findings = noFindings();
    const only = ({ name }: { name: string }) => tried.includes(name);
    await attackAsOthers(world, { samples: recordSamples, nodes: [0], only }, findings);
    expect([...findings.leaks, ...findings.failures, ...findings.untried]).toEqual([]);
    expect([...findings.taken].toSorted()).toEqual(tried);
    expect(isClean(reportOf(findings, {}))).toBe(true);
  });

  test("is found out when the call is open to them", async () => {
    const findings = noFindings();
    const only = ({ name }: { name: string }) => name === "POST /records";
    const sample = recordSamples["POST /records"]!;
    const inNoCase: typeof sample.prepare = async (stage) => {
      const { body } = await sample.prepare(stage);
      return { body: { ...(body as object), caseId: undefined, justification: "Seen" } };
    };
    const samples = { "POST /records": { ...sample, prepare: inNoCase } };
    await attackAsOthers(world, { samples, nodes: [0], only }, findings);
    const leaks = [...findings.leaks].join("\n");
    expect(leaks).toContain("POST /records, before its rightful call, by");
    expect(leaks).toContain("is taken: 201");
    expect(leaks).toContain("shows name of a new record");
    expect(leaks).toContain("changes record");
  });

  test("is reported as untried where an operation has no sample", async () => {
    const findings = noFindings();
    const only = ({ name }: { name: string }) => name === "GET /cases/{id}";
    await attackAsOthers(world, { samples: {}, nodes: [0], only }, findings);
    const report = reportOf(findings, {});
    expect(report.refused_to_everybody).toEqual(["GET /cases/{id}"]);
    expect(isClean({ ...report, attempts: 1 })).toBe(false);
    const known = reportOf(findings, { "GET /cases/{id}": "for a test" });
    expect(known.refused_with_reason).toEqual(["GET /cases/{id}"]);
  });
});
