import { compareRecords } from "@entente/match";
import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import type { Transaction } from "../../store/store.ts";
import { matchableRecords } from "../records/for-matching.ts";
import type { Given } from "../records/justification.ts";
import { sizesOf } from "../records/sizes.ts";
import { duplicatesOf } from "./list.ts";
import type { Duplicate, OpenedDuplicate } from "./schemas.ts";
import { inRegister, settingOf } from "./settings.ts";
import { justifyPair } from "./work-session.ts";

/**
 * Opens a pair for a user: finds the justification, writes the consultation of both records into the
 * ledger, and compares them as they are now. A refusal is written down too.
 * @throws Problem 404 for a pair of which the user does not see both records; 403
 *   `justification-required`
 */
export async function openPair(
  node: NodeContext,
  userId: string,
  id: string,
  given: Given,
): Promise<OpenedDuplicate> {
  const outcome = await node.store.transaction({ type: "user", userId }, async (tx) => {
    const pair = await findPair(node, tx, id);
    if (!pair) return noSuchPair();
    const ids = [pair.left.id, pair.right.id] as const;
    const justified = await justifyPair(node, tx, ids, given);
    if (!justified.ok) {
      const { reason } = justified;
      await appendToLedger(tx, [
        { act: "refused-access", object: { type: "duplicate", id }, facts: { reason } },
      ]);
      return required();
    }
    await appendToLedger(
      tx,
      ids.map((recordId) => ({
        act: "consultation",
        object: { type: "record", id: recordId },
        caseId: justified.caseId ?? undefined,
        justification: justified.text,
        facts: { duplicate: id },
      })),
    );
    return withEvidence(node, tx, pair);
  });
  if (outcome instanceof Problem) throw outcome;
  return outcome;
}

/** The pair with an id, if the actor sees both records. */
export async function findPair(
  node: NodeContext,
  tx: Transaction,
  id: string,
): Promise<Duplicate | undefined> {
  const rows = await tx.selectFrom("duplicate_pair").selectAll().where("id", "=", id).execute();
  return (await duplicatesOf(node, tx, rows))[0];
}

/** The answer for a pair that does not exist or that the actor must not know of: the same for both. */
export function noSuchPair(): Problem {
  return new Problem(
    404,
    "duplicate-not-found",
    "There is no such pair, or one of its records is not open to you.",
    {
      remedy: "Look at the list again: a record may have changed, or somebody may have merged it.",
    },
  );
}

function required(): Problem {
  return new Problem(
    403,
    "justification-required",
    "Say why you are looking for duplicates, or look at those of one of your cases.",
  );
}

async function withEvidence(
  node: NodeContext,
  tx: Transaction,
  pair: Duplicate,
): Promise<OpenedDuplicate> {
  const facts = await factsOf(tx, pair);
  const keep = keeps(facts) === "left" ? pair.left.id : pair.right.id;
  const records = await matchableRecords(node, tx, [pair.left.id, pair.right.id]);
  const left = records.find((record) => record.id === pair.left.id);
  const right = records.find((record) => record.id === pair.right.id);
  const setting = await settingOf(tx, pair.kind);
  // Merged records have no values of their own any more: what is left is on which level they agreed.
  if (!left || !right || !setting)
    return {
      ...pair,
      facts,
      keep,
      evidence: pair.levels.map((level) => ({ ...level, left: "", right: "" })),
    };
  const { bits, probability, evidence } = compareRecords(
    left,
    right,
    (await inRegister(node, tx, setting)).model,
  );
  return { ...pair, bits, probability, evidence: [...evidence], facts, keep };
}

type Facts = OpenedDuplicate["facts"];

function keeps({ left, right }: Facts): "left" | "right" {
  if (left.statements !== right.statements)
    return left.statements > right.statements ? "left" : "right";
  return left.createdAt <= right.createdAt ? "left" : "right";
}

async function factsOf(tx: Transaction, { left, right }: Duplicate): Promise<Facts> {
  const sizes = await sizesOf(tx, [left.id, right.id]);
  const of = (id: string) =>
    sizes.get(id) ?? { statements: 0, createdAt: new Date(0).toISOString() };
  return { left: of(left.id), right: of(right.id) };
}
