import { randomUUID } from "node:crypto";
import { inDatabase } from "../testing/database.ts";
import type { Random } from "../world/random.ts";
import type { Victim } from "./victim.ts";

/** Identifiers of one collection at a node: those that no attacker may see, and the others. */
export type Targets = ReadonlyMap<string, { hidden: readonly string[]; others: readonly string[] }>;

const tables: Readonly<Record<string, string>> = {
  agreements: "agreement",
  alarms: "alarm",
  cases: "case_file",
  consents: "consent",
  "duplicate-runs": "duplicate_run",
  duplicates: "duplicate_pair",
  hits: "hit",
  imports: "import",
  notices: "request_notice",
  "outstanding-copies": "outstanding_copy",
  outside: "outside_request",
  passkeys: "passkey",
  recalls: "recall",
  records: "record",
  requests: "request",
  sessions: "session",
  statements: "statement",
};

/** Reads what a node has that one may aim at, as the node itself sees it. */
export function targetsAt({ node, userIds, harmless }: Victim): Promise<Targets> {
  return inDatabase(node, async (tx) => {
    const analyst = userIds.get("analyst") ?? "";
    const open = await tx
      .selectFrom("case_member")
      .select("case_id")
      .where("user_id", "=", analyst)
      .execute();
    const openCases = new Set(open.map(({ case_id }) => case_id));
    const filed = await tx.selectFrom("case_record").selectAll().execute();
    const closed = new Set(filed.map(({ record_id }) => record_id));
    for (const { case_id, record_id } of filed)
      if (openCases.has(case_id)) closed.delete(record_id);

    const targets = new Map<string, { hidden: readonly string[]; others: readonly string[] }>();
    for (const [collection, table] of Object.entries(tables)) {
      const rows = await tx
        .selectFrom(table as "statement")
        .selectAll()
        .execute();
      const split = Map.groupBy(rows, (row) => {
        const isClosed =
          table === "import" ||
          (table === "case_file" && !openCases.has(row.id)) ||
          closed.has(table === "record" ? row.id : row.record_id);
        return isClosed ? "hidden" : "others";
      });
      const ids = (which: "hidden" | "others") => (split.get(which) ?? []).map(({ id }) => id);
      targets.set(collection, { hidden: ids("hidden"), others: ids("others") });
    }
    targets.set("accounts", { hidden: [], others: harmless });
    targets.set("members", { hidden: [], others: harmless });
    return targets;
  });
}

/** Which identifiers an attempt uses. */
export const flavours = ["random", "hidden", "others", "foreign", "malformed"] as const;

/** Which identifiers an attempt uses. */
export type Flavour = (typeof flavours)[number];

const malformed = [
  "..",
  "%00",
  "not-an-id",
  "'%20or%201=1--",
  "018f0000-0000-7000-8000-00000000000g",
  "%2e%2e%2fcases",
  "0".repeat(3000),
];

/**
 * An identifier of a collection.
 * @param targets of the node that is asked
 * @param elsewhere of another node
 * @returns null when the node has none of that flavour
 */
export function idOf(
  flavour: Flavour,
  collection: string,
  { targets, elsewhere, random }: { targets: Targets; elsewhere: Targets; random: Random },
): string | null {
  const own = targets.get(collection);
  const foreign = elsewhere.get(collection);
  const pick = (ids: readonly string[]): string | null =>
    ids.length > 0 ? random.pick(ids) : null;
  switch (flavour) {
    case "random":
      return randomUUID();
    case "malformed":
      return random.pick(malformed);
    case "hidden":
      return pick(own?.hidden ?? []);
    case "others":
      return pick(own?.others ?? []);
    case "foreign":
      return pick([...(foreign?.hidden ?? []), ...(foreign?.others ?? [])]);
  }
}

/** The collection that a field or a parameter names, or null. */
export function collectionNamed(name: string): string | null {
  if (/^(record|recordId|otherId|left|right|object|together)$/.test(name)) return "records";
  if (/^(case|caseId)$/.test(name)) return "cases";
  if (/^(statementId|statement|supersedes)$/.test(name)) return "statements";
  if (/^(hit|hitId)$/.test(name)) return "hits";
  if (/^(userId|actor)$/.test(name)) return "members";
  if (/^(agreement|agreementId)$/.test(name)) return "agreements";
  if (/^(import|importId)$/.test(name)) return "imports";
  return null;
}

/** The collection that the part of an address before a parameter names. */
export function collectionBefore(path: string, parameter: string): string | null {
  const [, segment] = new RegExp(`([\\w-]+)/\\{${parameter}\\}`).exec(path) ?? [];
  if (segment === undefined) return null;
  return segment === "accounts" || segment === "members" || segment in tables ? segment : null;
}
