import type { LinkageModel } from "@entente/match";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { tellOfPairs } from "./find-pairs.ts";
import type { Adoption } from "./model-schemas.ts";
import { runAnew } from "./runs.ts";
import { inRegister, settingOf, type Setting } from "./settings.ts";
import { decisionsOf, proposedModel } from "./tuning.ts";

/**
 * Adopts how records of a kind are compared from now on: as a new version, so that every earlier one
 * can be gone back to. With other weights the register is looked through anew.
 * @throws Problem 404 `kind-not-compared`; 409 `linkage-changed` when it is not what was looked at;
 *   422 `too-few-decisions` or `no-such-version`
 */
export async function adopt(
  node: NodeContext,
  tx: Transaction,
  kind: string,
  adoption: Adoption,
): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('entente linkage', 0))`.execute(tx);
  const setting = await settingOf(tx, kind);
  if (!setting) throw notCompared();
  if (setting.version !== adoption.basis) throw changed();
  const weights = await weightsOf(node, tx, setting, adoption);
  const version = setting.version + 1;
  await tx
    .insertInto("linkage_setting")
    .values({
      kind,
      version,
      model: weights.model && JSON.stringify(weights.model),
      threshold: adoption.threshold,
      origin: weights.origin,
      earlier_version: weights.earlierVersion,
      decisions: weights.decisions,
      reason: adoption.reason,
      adopted_by: tx.actor.type === "user" ? tx.actor.userId : null,
      adopted_at: node.now(),
    })
    .execute();
  await appendToLedger(tx, [
    {
      act: "administration",
      object: { type: "linkage-model", id: kind },
      justification: adoption.reason,
      facts: {
        version,
        what: weights.origin,
        earlier: weights.earlierVersion,
        decisions: weights.decisions,
        threshold: adoption.threshold,
      },
    },
  ]);
  if (weights.origin !== "threshold") await runAnew(node, tx, kind);
  await tellOfPairs(tx);
}

/** The answer for a kind whose records are not compared. */
export function notCompared(): Problem {
  return new Problem(404, "kind-not-compared", "Records of this kind are not compared.");
}

type Weights = {
  /** Null for those that come with the node. */
  model: LinkageModel | null;
  origin: "learned" | "threshold" | "earlier";
  earlierVersion: number | null;
  decisions: number;
};

async function weightsOf(
  node: NodeContext,
  tx: Transaction,
  setting: Setting,
  adoption: Adoption,
): Promise<Weights> {
  const { kind } = setting;
  if (adoption.weights === "learned") {
    const decisions = await withFullSight(tx, () => decisionsOf(tx, kind));
    if (decisions.length !== adoption.decisions) throw changed();
    const model = proposedModel(await inRegister(node, tx, setting), decisions);
    if (!model)
      throw new Problem(422, "too-few-decisions", "There are too few decisions to learn from.", {
        remedy: "Decide more pairs first, of both sorts.",
      });
    return { model, origin: "learned", earlierVersion: null, decisions: decisions.length };
  }
  const version = adoption.weights === "version" ? adoption.version : setting.version;
  const { model, decisions } = await storedWeights(tx, kind, version);
  const isOther = adoption.weights === "version";
  return {
    model,
    origin: isOther ? "earlier" : "threshold",
    earlierVersion: isOther ? version : null,
    decisions,
  };
}

async function storedWeights(
  tx: Transaction,
  kind: string,
  version: number,
): Promise<Pick<Weights, "model" | "decisions">> {
  if (version === 0) return { model: null, decisions: 0 };
  const row = await tx
    .selectFrom("linkage_setting")
    .select(["model", "decisions"])
    .where("kind", "=", kind)
    .where("version", "=", version)
    .executeTakeFirst();
  if (!row)
    throw new Problem(422, "no-such-version", "There is no such version.", {
      errors: [{ path: "body.version", message: "a version of this kind" }],
    });
  return row;
}

function changed(): Problem {
  return new Problem(409, "linkage-changed", "It has changed since you looked at it.", {
    remedy: "Look at it again, then adopt it.",
  });
}
