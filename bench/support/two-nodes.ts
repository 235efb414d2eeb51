import { defaultHitThreshold } from "@entente/match";
import { directiveClocks, type AgreementTerms, type Authority, usualTerms } from "@entente/model";
import { createUser, type RunningNode } from "@entente/node";

/** The two authorities of the benchmarks. */
export const benchAuthorities: Authority[] = [
  { id: "be-left-police", name: "Left", type: "police", country: "be" },
  { id: "nl-right-police", name: "Right", type: "police", country: "nl" },
];

/** Their agreement: persons, matched blind, with a budget that nothing here exhausts. */
export function benchAgreement(): AgreementTerms {
  return {
    id: "e47e47e4-0000-4000-8000-00000000be9c",
    version: 1,
    title: "Left – Right",
    parties: ["be-left-police", "nl-right-police"],
    legalBasis: "Benchmark",
    purposes: ["Drug trafficking"],
    kinds: ["Person"],
    matching: true,
    defaultHandling: { codes: ["H0"] },
    clocks: { ...directiveClocks },
    evaluationBudget: 100_000_000,
    commonValueLimit: 50,
    hitThreshold: defaultHitThreshold,
    validFrom: "2026-01-01",
    validUntil: "2099-12-31",
    ...usualTerms,
  };
}

/** Makes an analyst at a node, with whom a benchmark signs in. */
export async function createAnalyst(
  node: RunningNode,
): Promise<{ email: string; password: string }> {
  const credentials = { email: "analyst@bench.example", password: "a password for benchmarks" };
  const actor = { type: "system", name: "benchmark" } as const;
  await node.context.store.transaction(actor, (tx) =>
    createUser(tx, { ...credentials, name: "Analyst", roles: ["analyst"], language: "en" }),
  );
  return credentials;
}
