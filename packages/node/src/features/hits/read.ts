import { strengthOf, type KeyType } from "@entente/match";
import type { Authority } from "@entente/model";
import { z } from "@hono/zod-openapi";
import { sql } from "kysely";
import { decodeCursor, pageOf, type Page } from "../../http/pages.ts";
import { Problem } from "../../http/problem.ts";
import { countFirst, readKeyset } from "../../store/keyset.ts";
import type { Transaction } from "../../store/store.ts";
import type { Hit, hitSorts } from "./schemas.ts";
import { ownDecision } from "./state.ts";

/** Which hits to list. */
export type HitSearch = {
  state?: Hit["state"] | "open" | undefined;
  partner?: string | undefined;
  recordId?: string | undefined;
  caseId?: string | undefined;
  sort?: (typeof hitSorts)[number] | undefined;
  limit: number;
  cursor?: string | undefined;
};

const openStates = ["new", "confirmed-here", "confirmed-there", "confirmed"] as const;
const positionSchema = z.tuple([z.union([z.string(), z.number()]), z.uuid()]);
const columns = { foundAt: sql`hit.found_at`, strength: sql`hit.strength` };
const strongMargin = 10;
const goodMargin = 4;
/** Stands for the reason where the partner dismissed the hit. */
const byPartner = "by-partner";

/** One page of the hits on records that the actor may see. */
export async function listHits(tx: Transaction, search: HitSearch): Promise<Page<Hit>> {
  const sort = search.sort ?? "-foundAt";
  const direction = sort.startsWith("-") ? "desc" : "asc";
  const key = sort.replace("-", "") as keyof typeof columns;
  const part = { after: decodeCursor(positionSchema, search.cursor), limit: search.limit };
  const matching = hitQuery(tx)
    .$if(search.state === "open", (query) => query.where("hit.state", "in", [...openStates]))
    .$if(search.state !== undefined && search.state !== "open", (query) =>
      query.where("hit.state", "=", search.state as Hit["state"]),
    )
    .$if(search.partner !== undefined, (query) =>
      query.where("hit.partner_id", "=", search.partner!),
    )
    .$if(search.recordId !== undefined, (query) =>
      query.where("hit.record_id", "=", search.recordId!),
    )
    .$if(search.caseId !== undefined, (query) =>
      query.where("hit.record_id", "in", (eb) =>
        eb.selectFrom("case_record").select("record_id").where("case_id", "=", search.caseId!),
      ),
    );
  const rows = await readKeyset(matching, { by: columns[key], id: "hit.id", direction }, part);
  return pageOf(
    rows.map((row) => hitOf(row)),
    search.limit,
    (hit) => [key === "foundAt" ? hit.foundAt : hit.strength.bits, hit.id],
    await countFirst(tx, matching, part),
  );
}

/**
 * One hit on a record that the actor may see.
 * @throws Problem 404
 */
export async function readHit(tx: Transaction, id: string): Promise<Hit> {
  const row = await hitQuery(tx).where("hit.id", "=", id).executeTakeFirst();
  if (!row)
    throw new Problem(
      404,
      "hit-not-found",
      "There is no such hit, or its record is not open to you.",
    );
  return hitOf(row);
}

function hitQuery(tx: Transaction) {
  return tx
    .selectFrom("hit")
    .innerJoin("record", "record.id", "hit.record_id")
    .innerJoin("authority", "authority.id", "hit.partner_id")
    .innerJoin("agreement", "agreement.id", "hit.agreement_id")
    .leftJoin("app_user", "app_user.id", "hit.confirmed_by")
    .select([
      "hit.id",
      "hit.agreement_id",
      "hit.key_types",
      "hit.strength",
      "hit.silent",
      "hit.state",
      "hit.acknowledged",
      "hit.dismissed_reason",
      "hit.partner_decision",
      "hit.partner_contact",
      "hit.confirmed_by",
      "hit.found_at",
      "record.id as record_id",
      "record.kind",
      "record.caption",
      "authority.id as partner_id",
      "authority.name",
      "authority.type",
      "authority.country",
      "agreement.terms",
      "app_user.id as confirmer_id",
      "app_user.name as confirmer_name",
      agreementIsOver.as("agreement_over"),
    ]);
}

/** Ended, or past its last day. */
const agreementIsOver = sql<boolean>`coalesce(agreement.ended_at <= now(), false)
  or (agreement.terms ->> 'validUntil')::date < (now() at time zone 'UTC')::date`;

type HitRow = Awaited<ReturnType<ReturnType<typeof hitQuery>["execute"]>>[number];

function hitOf(row: HitRow): Hit {
  const threshold = row.terms.hitThreshold;
  const agreementOver = row.agreement_over;
  const open = row.state !== "withdrawn" && !agreementOver;
  const own = ownDecision(row);
  return {
    id: row.id,
    record: { id: row.record_id, kind: row.kind, caption: row.caption },
    partner: {
      id: row.partner_id,
      name: row.name,
      type: row.type as Authority["type"],
      country: row.country,
    },
    agreementId: row.agreement_id,
    strength: { bits: row.strength, threshold, level: levelOf(row.strength - threshold) },
    evidence: [...strengthOf(row.key_types as KeyType[]).evidence],
    keyTypes: row.key_types,
    state: row.state,
    agreementOver,
    foundAt: row.found_at.toISOString(),
    silent: row.silent,
    acknowledged: row.acknowledged,
    dismissedReason:
      row.dismissed_reason ?? (row.partner_decision === "dismissed" ? byPartner : null),
    confirmedBy:
      row.confirmer_id === null
        ? null
        : { id: row.confirmer_id, name: row.confirmer_name ?? row.confirmer_id },
    partnerContact: row.state === "confirmed" ? row.partner_contact : null,
    can: {
      confirm: open && own !== "confirmed" && !row.silent,
      dismiss: open && own !== "dismissed",
      request: row.state === "confirmed" && !row.silent && !agreementOver,
    },
  };
}

function levelOf(margin: number): Hit["strength"]["level"] {
  if (margin >= strongMargin) return "strong";
  return margin >= goodMargin ? "good" : "weak";
}
