import { learnFromDecisions, linkableKinds, type LinkageModel } from "@entente/match";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import type { KeptComparison } from "../../store/tables/duplicates.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import type { Linkage } from "./model-schemas.ts";
import { inRegister, type Setting } from "./settings.ts";
import { versionsOf } from "./versions.ts";

/** Weights are learned once there are so many decisions of each sort. */
const neededOfEach = 10;

/** Thresholds that are laid side by side; the one that holds is among them. */
const thresholds = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999];

type Decision = { same: boolean; comparison: KeptComparison };

/**
 * How records of a kind are compared, what the decisions would make of it, and what each threshold
 * comes to: figures over all pairs of the node, without a record.
 */
export async function readLinkage(
  node: Pick<NodeContext, "authority">,
  tx: Transaction,
  setting: Setting,
): Promise<Linkage> {
  const { kind, version, threshold, model } = setting;
  const decisions = await withFullSight(tx, () => decisionsOf(tx, kind));
  const proposal = proposedModel(await inRegister(node, tx, setting), decisions);
  const same = decisions.filter((decision) => decision.same).length;
  return {
    kind,
    kinds: [...linkableKinds],
    version,
    threshold,
    fields: fieldsOf(model, proposal, decisions),
    decisions: { same, different: decisions.length - same, needed: neededOfEach },
    outcomes: await withFullSight(tx, () => outcomesOf(tx, setting, decisions)),
    versions: await versionsOf(tx, kind),
  };
}

/** What people decided of the pairs of a kind. */
export function decisionsOf(tx: Transaction, kind: string): Promise<Decision[]> {
  return tx
    .selectFrom("linkage_decision")
    .select(["same", "comparison"])
    .where("kind", "=", kind)
    .orderBy("pair_id")
    .execute();
}

/** The model that the decisions speak for; undefined while they are too few. */
export function proposedModel(
  { model }: Setting,
  decisions: readonly Decision[],
): LinkageModel | undefined {
  const same = decisions.filter((decision) => decision.same).length;
  if (Math.min(same, decisions.length - same) < neededOfEach) return undefined;
  return learnFromDecisions(
    model,
    decisions.map((decision) => ({ same: decision.same, levels: decision.comparison.levels })),
  );
}

function fieldsOf(
  model: LinkageModel,
  proposal: LinkageModel | undefined,
  decisions: readonly Decision[],
): Linkage["fields"] {
  const decided = (field: string, level: string, same: boolean) =>
    decisions.filter(
      (decision) =>
        decision.same === same &&
        decision.comparison.levels.some((each) => each.field === field && each.level === level),
    ).length;
  return model.fields.map(({ id, levels }) => ({
    id,
    levels: levels.map(({ id: level, m, u }) => {
      const proposed = proposal?.fields
        .find((field) => field.id === id)
        ?.levels.find((each) => each.id === level);
      return {
        id: level,
        m,
        u,
        bits: Math.log2(m / u),
        proposedBits: proposed ? Math.log2(proposed.m / proposed.u) : null,
        decidedSame: decided(id, level, true),
        decidedDifferent: decided(id, level, false),
      };
    }),
  }));
}

async function outcomesOf(
  tx: Transaction,
  { kind, threshold }: Setting,
  decisions: readonly Decision[],
): Promise<Linkage["outcomes"]> {
  const all = [...new Set([...thresholds, threshold])].toSorted((one, other) => one - other);
  const { rows } = await sql<{
    threshold: number;
    proposed: number;
    expectedFalse: number;
    expectedMissed: number;
  }>`
    select threshold,
      count(*) filter (where probability >= threshold) as proposed,
      coalesce(sum(1 - probability) filter (where probability >= threshold), 0) as "expectedFalse",
      coalesce(sum(probability) filter (where probability < threshold), 0) as "expectedMissed"
    from unnest(${sql.val(all)}::double precision[]) as threshold
    left join duplicate_pair on kind = ${kind} and state in ('open', 'later')
    group by threshold order by threshold`.execute(tx);
  return rows.map((row) => ({ ...row, ...countDecided(decisions, row.threshold) }));
}

function countDecided(decisions: readonly Decision[], threshold: number) {
  const count = (same: boolean, proposed: boolean) =>
    decisions.filter(
      (decision) =>
        decision.same === same && decision.comparison.probability >= threshold === proposed,
    ).length;
  return {
    decidedRight: count(true, true),
    decidedFalse: count(false, true),
    decidedMissed: count(true, false),
  };
}
