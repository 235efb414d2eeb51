import { Random } from "../world/random.ts";
import { call } from "./caller.ts";
import { leaksIn, mayCall } from "./judge.ts";
import { aim, frameOf, type Means } from "./make-call.ts";
import { readDocument, type Operation } from "./operations.ts";
import { CannotFill } from "./sample.ts";
import { flavours } from "./targets.ts";
import type { Victim } from "./victim.ts";
import type { IntruderWorld } from "./world.ts";

/** What came of an attack. */
export type Findings = {
  attempts: number;
  readonly operations: Set<string>;
  readonly roles: Set<string>;
  /** What was given away, each way once. */
  readonly leaks: Set<string>;
  /** Answers that say that the node itself failed. */
  readonly failures: Set<string>;
  /** Operations that could not be tried. */
  readonly untried: Set<string>;
  /** Operations that were not refused at least once: what they answer was looked at. */
  readonly taken: Set<string>;
};

/** How much is tried. */
export type Effort = {
  readonly seed: number;
  /** How often each operation is aimed by each caller with each flavour of identifiers. */
  readonly rounds: number;
  /** Which operations; all by default. */
  readonly only?: (operation: Operation, index: number) => boolean;
  /** Which nodes, by their place; all by default. */
  readonly nodes?: readonly number[];
};

/** @returns findings with nothing in them */
export function noFindings(): Findings {
  return {
    attempts: 0,
    operations: new Set(),
    roles: new Set(),
    leaks: new Set(),
    failures: new Set(),
    untried: new Set(),
    taken: new Set(),
  };
}

/** Tries every operation of the nodes' APIs as everybody, with all sorts of identifiers. */
export async function attackApi(
  world: IntruderWorld,
  { seed, rounds, only = () => true, nodes = [0, 1, 2] }: Effort,
  findings: Findings,
): Promise<void> {
  for (const index of nodes) {
    const victim = world.victims[index];
    const next = world.victims[(index + 1) % world.victims.length];
    if (!victim || !next) throw new Error(`there is no node ${index}`);
    const document = await readDocument(victim.node.httpUrl);
    const means = (...seeds: number[]): Means => ({
      document,
      targets: world.targets.get(victim.authority.id) ?? new Map(),
      elsewhere: world.targets.get(next.authority.id) ?? new Map(),
      random: new Random(seed, index, ...seeds),
    });
    for (const [number, operation] of document.operations.filter(only).entries()) {
      findings.operations.add(operation.name);
      for (let round = 0; round < rounds; round++)
        await Promise.all(
          victim
            .callers()
            .filter(({ forged }) => !forged || operation.method !== "GET")
            .map((caller, who) =>
              attempt(
                world,
                victim,
                { operation, caller, means: means(number, who, round) },
                findings,
              ),
            ),
        );
      if (/^\/(session|accounts)\b/.test(operation.path)) await victim.renew();
    }
  }
}

async function attempt(
  { canaries }: IntruderWorld,
  { node }: Victim,
  {
    operation,
    caller,
    means,
  }: { operation: Operation; caller: ReturnType<Victim["callers"]>[number]; means: Means },
  findings: Findings,
): Promise<void> {
  findings.roles.add(caller.role ?? "stranger");
  try {
    const may = mayCall(operation, caller);
    let blank = null;
    for (const body of may ? (["hidden", "others"] as const) : (["hidden"] as const)) {
      const frame = frameOf(operation, body, means);
      for (const flavour of operation.path.includes("{") ? flavours : (["random"] as const)) {
        const what = aim(operation, frame, flavour, means);
        if (what === null) continue;
        const answered = await call(node.httpUrl, caller, what);
        findings.attempts += 1;
        if (flavour === "random") blank = answered;
        const tried = `${operation.name} with ${flavour} ids by ${caller.name}`;
        if (answered.status < 400) findings.taken.add(operation.name);
        if (answered.status >= 500 || answered.code === "too-many-requests")
          findings.failures.add(`${tried}: ${answered.status} ${answered.code}`);
        for (const leak of leaksIn(
          { operation, caller, flavour, answered, blank: may ? blank : null },
          canaries,
        ))
          findings.leaks.add(`${tried} ${leak}`);
      }
    }
  } catch (error) {
    if (!(error instanceof CannotFill)) throw error;
    findings.untried.add(`${operation.name}: ${error.message}`);
  }
}
