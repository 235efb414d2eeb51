import type { Transaction } from "../../store/store.ts";
import type { Linkage } from "./model-schemas.ts";
import { defaultThreshold } from "./settings.ts";

/** The versions of how a kind is compared, the newest first; the last is what comes with the node. */
export async function versionsOf(tx: Transaction, kind: string): Promise<Linkage["versions"]> {
  const rows = await tx
    .selectFrom("linkage_setting")
    .leftJoin("app_user", "app_user.id", "linkage_setting.adopted_by")
    .selectAll("linkage_setting")
    .select("app_user.name")
    .where("kind", "=", kind)
    .orderBy("version", "desc")
    .execute();
  return [
    ...rows.map((row) => ({
      version: row.version,
      origin: row.origin,
      earlierVersion: row.earlier_version,
      threshold: row.threshold,
      decisions: row.decisions,
      reason: row.reason,
      at: row.adopted_at.toISOString(),
      by: row.adopted_by === null ? null : { id: row.adopted_by, name: row.name ?? "" },
    })),
    {
      version: 0,
      origin: "shipped" as const,
      earlierVersion: null,
      threshold: defaultThreshold,
      decisions: 0,
      reason: null,
      at: null,
      by: null,
    },
  ];
}
