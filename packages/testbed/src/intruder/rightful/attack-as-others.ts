import type { Findings } from "../attack-api.ts";
import { call, type Answered, type Caller } from "../caller.ts";
import { mayCall } from "../judge.ts";
import { readDocument, type Operation } from "../operations.ts";
import type { Victim } from "../victim.ts";
import type { IntruderWorld } from "../world.ts";
import { callOf, withoutAnything } from "./calls.ts";
import { differenceOf, fingerprintOf } from "./fingerprint.ts";
import { NotHere, type Sample, type Samples } from "./sample.ts";
import { stageAt, type Stage } from "./stage.ts";

/** What is tried. */
export type Samplings = {
  readonly samples: Samples;
  /** Which nodes, by their place. */
  readonly nodes: readonly number[];
  readonly only?: (operation: Operation, index: number) => boolean;
};

/**
 * Makes each operation ready to succeed for whoever may call it; then everybody else tries that very
 * call, then its rightful caller makes it, then everybody else tries again. What is taken from others,
 * shows them a word, tells them that what is called exists, or leaves a trace, is a leak.
 */
export async function attackAsOthers(
  world: IntruderWorld,
  { samples, nodes, only = () => true }: Samplings,
  findings: Findings,
): Promise<void> {
  for (const index of nodes) {
    const victim = world.victims[index];
    const partner = world.victims[1];
    if (!victim || partner === victim) throw new Error(`nobody is a partner of node ${index}`);
    const stage = stageAt(victim, partner, world.canaries);
    const { operations } = await readDocument(victim.node.httpUrl);
    for (const operation of operations.filter(only)) {
      findings.operations.add(operation.name);
      const sample = samples[operation.name];
      if (!sample) continue;
      await attackOne(world, stage, { operation, sample }, findings).catch((error: unknown) => {
        if (error instanceof NotHere) return;
        findings.untried.add(`${operation.name} at ${victim.authority.id}: ${String(error)}`);
      });
    }
    await victim.renew();
  }
}

async function attackOne(
  world: IntruderWorld,
  stage: Stage,
  { operation, sample }: { operation: Operation; sample: Sample },
  findings: Findings,
): Promise<void> {
  const { victim, partner } = stage;
  if (sample.by === "visitor") await victim.invite();
  await Promise.all([victim.refresh(), partner.refresh()]);
  const what = callOf(operation, await sample.prepare(stage));
  const others = [
    ...othersOf(victim, operation, sample),
    ...(operation.recent ? [await victim.stale(sample.by)] : []),
  ];
  const before = await fingerprintOf(victim.node);
  const tryAll = async (when: string): Promise<void> => {
    await Promise.all(
      others.map(async (caller) => {
        const tried = `${operation.name}, ${when} its rightful call, by ${caller.name}`;
        const answered = await call(victim.node.httpUrl, caller, what);
        const blank = await call(victim.node.httpUrl, caller, withoutAnything(what));
        findings.attempts += 2;
        for (const one of [answered, blank])
          if (one.status >= 500) findings.failures.add(`${tried}: ${one.status} ${one.code}`);
        for (const shown of world.canaries.leaked(answered.text, caller.name, operation.name))
          findings.leaks.add(`${tried} shows ${shown}`);
        for (const fault of faultsOf(answered, blank, caller, operation))
          findings.leaks.add(`${tried} ${fault}`);
      }),
    );
  };
  await tryAll("before");
  for (const table of differenceOf(before, await fingerprintOf(victim.node)))
    findings.leaks.add(`${operation.name} by others at ${victim.authority.id} changes ${table}`);

  const token = victim.tokenOf(sample.by);
  const rightful: Caller = {
    name: `${victim.authority.id}/${sample.by}`,
    role: null,
    headers: () => ({ authorization: `Bearer ${token}` }),
    forged: false,
  };
  const answered = await call(victim.node.httpUrl, rightful, what);
  findings.attempts += 1;
  if (answered.status < 400) findings.taken.add(operation.name);
  else
    findings.failures.add(
      `${operation.name} by ${rightful.name}, who may: ${answered.status} ${answered.text.split("\n").at(-1)}`,
    );
  await tryAll("after");
}

/** Everybody who may not make the very call that the sample's caller may. */
function othersOf(victim: Victim, operation: Operation, { by, also }: Sample): Caller[] {
  const lead: Caller = {
    name: `${victim.authority.id}/lead`,
    role: "lead",
    headers: () => ({ authorization: `Bearer ${victim.lead}` }),
    forged: false,
  };
  const leadToo = by === "lead" || also !== undefined ? [] : [lead];
  const isAlso = (caller: Caller): boolean => {
    if (caller.role === by || also === "everybody") return true;
    if (also === "oneself") return caller.role !== null;
    if (also === "role") return mayCall(operation, caller);
    return also?.some((role) => role === caller.role) ?? false;
  };
  return [...victim.callers(), ...leadToo].filter(
    (caller) => !isAlso(caller) && !(caller.forged && operation.method === "GET"),
  );
}

function faultsOf(
  answered: Answered,
  blank: Answered,
  caller: Caller,
  operation: Operation,
): string[] {
  if (answered.status < 400) return [`is taken: ${answered.status}`];
  // The lead knows of it, and may not do this one thing.
  if (caller.role === "lead" || !mayCall(operation, caller)) return [];
  return answered.status === blank.status && answered.code === blank.code
    ? []
    : [
        `tells that it exists: ${answered.status} ${answered.code} instead of ${blank.status} ${blank.code}`,
      ];
}
