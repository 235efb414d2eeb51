import type { Transaction } from "../../packages/node/src/store/store.ts";
import type { Books } from "./books.ts";
import type { Member } from "./world.ts";

/** Recalls and corrections that did not arrive, and statements that stand where they should not. */
export type RecallFindings = {
  recalls: number;
  corrections: number;
  lost: string[];
  doubled: string[];
};

/**
 * Holds what was disclosed against what its recipients have: what holds at its provider holds there,
 * once, and what was taken back does not; and the recalls of both ends against each other.
 */
export async function checkRecalls(
  books: Books,
  members: readonly Member[],
): Promise<RecallFindings> {
  const findings: RecallFindings = { recalls: 0, corrections: 0, lost: [], doubled: [] };
  const sides = await Promise.all(
    members.map(async (member) => ({
      id: member.authority.id,
      ...(await books.of(member)(readSide)),
    })),
  );
  for (const provider of sides)
    for (const recipient of sides) {
      if (provider === recipient) continue;
      checkStatements(provider, recipient, findings);
      checkMessages(provider, recipient, findings);
    }
  return findings;
}

type Side = { id: string } & Awaited<ReturnType<typeof readSide>>;

function checkStatements(provider: Side, recipient: Side, findings: RecallFindings): void {
  const received = new Map(
    recipient.received
      .filter((row) => row.partner_id === provider.id)
      .map((row) => [row.statement_ref, row]),
  );
  const disclosed = new Set(
    provider.disclosures.flatMap((row) =>
      row.partner_id === recipient.id ? [row.statement_id] : [],
    ),
  );
  for (const id of disclosed) {
    const own = provider.statements.get(id);
    const there = received.get(id);
    const name = `statement ${id} of ${provider.id} at ${recipient.id}`;
    if (!own || !there) {
      findings.lost.push(`${name}: ${own ? "never arrived" : "is gone at its provider"}`);
      continue;
    }
    const said = recipient.said.get(`${there.record_id}: ${own.value}`) ?? [];
    const standing = said.filter((row) => row.ended_at === null);
    if (own.ended_at !== null && (standing.length > 0 || there.recalled_at === null))
      findings.lost.push(`${name}: still stands`);
    if (own.ended_at === null && standing.length === 0)
      findings.lost.push(`${name}: does not stand`);
    if (standing.length > 1) findings.doubled.push(`${name}: stands ${standing.length} times`);
  }
}

function checkMessages(provider: Side, recipient: Side, findings: RecallFindings): void {
  const taken = Map.groupBy(
    recipient.recalls.filter((row) => row.direction === "in" && row.partner_id === provider.id),
    (row) => row.ref,
  );
  const told = provider.recalls.filter(
    (row) => row.direction === "out" && row.partner_id === recipient.id,
  );
  for (const { ref, type, answered_at: answeredAt } of told) {
    if (type === "recall") findings.recalls++;
    else findings.corrections++;
    const name = `${type} ${ref} of ${provider.id} at ${recipient.id}`;
    const count = taken.get(ref)?.length ?? 0;
    taken.delete(ref);
    if (count === 0) findings.lost.push(`${name}: never arrived`);
    if (count > 1) findings.doubled.push(`${name}: taken ${count} times`);
    if (answeredAt === null) findings.lost.push(`${name}: not acknowledged`);
  }
  for (const ref of taken.keys())
    findings.doubled.push(`recall ${ref} at ${recipient.id}: nobody told it`);
}

async function readSide(tx: Transaction) {
  const statements = await tx
    .selectFrom("statement")
    .select(["id", "record_id", "value", "ended_at"])
    .execute();
  return {
    statements: new Map(statements.map((row) => [row.id, row])),
    said: Map.groupBy(statements, (row) => `${row.record_id}: ${row.value}`),
    disclosures: await tx.selectFrom("disclosure").select(["statement_id", "partner_id"]).execute(),
    received: await tx
      .selectFrom("received_statement")
      .select(["partner_id", "statement_ref", "record_id", "recalled_at"])
      .execute(),
    recalls: await tx
      .selectFrom("recall")
      .select(["direction", "partner_id", "ref", "type", "answered_at"])
      .execute(),
  };
}
