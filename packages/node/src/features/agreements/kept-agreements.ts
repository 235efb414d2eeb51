import type { Agreement, Authority } from "@entente/model";
import type { NodeContext } from "../../context.ts";
import type { GateQuestion } from "../../gate/decision.ts";
import type { Transaction } from "../../store/store.ts";

/** An agreement that this node keeps, with the partner at its other end. */
export type KeptAgreement = Agreement & {
  readonly partner: Authority;
  /** When the partner's node last gave a sign of life. */
  readonly partnerLastSeenAt: Date | null;
};

/** The agreements that this node keeps, or the one with this id; in force or not: the gate decides. */
export async function keptAgreements(tx: Transaction, id?: string): Promise<KeptAgreement[]> {
  const rows = await tx
    .selectFrom("agreement")
    .innerJoin("authority", "authority.id", "agreement.partner_id")
    .select([
      "agreement.id",
      "terms",
      "signatures",
      "suspended",
      "ended_at as endedAt",
      "authority.id as partnerId",
      "authority.name",
      "authority.type",
      "authority.country",
      "authority.last_seen_at as partnerLastSeenAt",
    ])
    .$if(id !== undefined, (query) => query.where("agreement.id", "=", id!))
    .orderBy("agreement.id")
    .execute();
  return rows.map(({ partnerId, name, type, country, ...agreement }) => ({
    ...agreement,
    partner: { id: partnerId, name, type: type as Authority["type"], country },
  }));
}

/**
 * The agreement with this id.
 * @throws Error when this node keeps none: callers have its id from what hangs on it
 */
export async function keptAgreement(tx: Transaction, id: string): Promise<KeptAgreement> {
  const [agreement] = await keptAgreements(tx, id);
  if (!agreement) throw new Error(`no agreement ${id} is kept`);
  return agreement;
}

/** What the gate needs to know of everything that goes to the partner under an agreement. */
export function gateQuestion(
  node: Pick<NodeContext, "authority" | "now">,
  agreement: KeptAgreement,
  more: Partial<Pick<GateQuestion, "purpose" | "derogation">> = {},
): Omit<GateQuestion, "outgoing"> {
  return {
    from: node.authority,
    to: agreement.partner,
    agreement,
    lastSeenAt: agreement.partnerLastSeenAt,
    derogation: null,
    ...more,
    now: node.now(),
  };
}
