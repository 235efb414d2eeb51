import type { Books } from "./books.ts";
import type { Member } from "./world.ts";

/** Hits that should be there and are not, and the other way round. */
export type HitFindings = { expected: number; missing: string[]; surplus: string[] };

type Held = { id: string; silent: boolean; phones: Set<string>; handles: Map<string, string> };
type Side = { member: Member; records: Held[] };

/** What each side holds of a hit, as the other side has to see it. */
const mirrored: Readonly<Record<string, string>> = {
  new: "new",
  confirmed: "confirmed",
  dismissed: "dismissed",
  "confirmed-here": "confirmed-there",
  "confirmed-there": "confirmed-here",
};

/**
 * Computes from the records alone, without any of the node's matching, which hits each side must have,
 * and holds the hits of all nodes against it; then the decisions at both ends against each other.
 */
export async function checkHits(books: Books, members: readonly Member[]): Promise<HitFindings> {
  const findings: HitFindings = { expected: 0, missing: [], surplus: [] };
  const sides = await Promise.all(members.map((member) => readSide(books, member)));
  for (const own of sides)
    for (const other of sides) {
      if (own === other) continue;
      const found = await hitsAt(books, own.member, other);
      const states = await hitsAt(books, other.member, own);
      const names = `${own.member.authority.id} ∩ ${other.member.authority.id}`;
      for (const mine of own.records)
        for (const theirs of other.records) {
          if (theirs.silent || mine.phones.isDisjointFrom(theirs.phones)) continue;
          findings.expected++;
          const state = found.get(`${mine.id}/${theirs.id}`);
          found.delete(`${mine.id}/${theirs.id}`);
          const name = `${names} ${mine.id} ${theirs.id}`;
          if (state === undefined) findings.missing.push(name);
          else if (!mine.silent && mirrored[state] !== states.get(`${theirs.id}/${mine.id}`))
            findings.missing.push(
              `${name}: ${state} here, ${states.get(`${theirs.id}/${mine.id}`)} there`,
            );
        }
      for (const [pair, state] of found) findings.surplus.push(`${names} ${pair} ${state}`);
    }
  return findings;
}

async function readSide(books: Books, member: Member): Promise<Side> {
  const rows = await books.of(member)((tx) =>
    tx
      .selectFrom("record")
      .select(["id", "silent"])
      .where("originator", "=", member.authority.id)
      .where("merged_into", "is", null)
      .execute(),
  );
  const statements = await books.of(member)((tx) =>
    tx
      .selectFrom("statement")
      .select(["record_id", "value"])
      .where("property", "=", "phone")
      .where("ended_at", "is", null)
      .execute(),
  );
  const handles = await books.of(member)((tx) =>
    tx.selectFrom("record_handle").select(["agreement_id", "record_id", "handle"]).execute(),
  );
  const phones = Map.groupBy(statements, (row) => row.record_id);
  const handlesOf = Map.groupBy(handles, (row) => row.record_id);
  return {
    member,
    records: rows.map(({ id, silent }) => ({
      id,
      silent,
      phones: new Set((phones.get(id) ?? []).map(({ value }) => value)),
      handles: new Map(
        (handlesOf.get(id) ?? []).map((row) => [row.agreement_id, row.handle.toString("hex")]),
      ),
    })),
  };
}

/** The states of the hits that stand at a member on records of another, by both records' ids. */
async function hitsAt(books: Books, member: Member, other: Side): Promise<Map<string, string>> {
  const hits = await books.of(member)((tx) =>
    tx
      .selectFrom("hit")
      .select(["record_id", "agreement_id", "partner_handle", "state"])
      .where("partner_id", "=", other.member.authority.id)
      .where("state", "!=", "withdrawn")
      .execute(),
  );
  const recordOf = new Map(
    other.records.flatMap(({ id, handles }) =>
      [...handles].map(([agreementId, handle]) => [`${agreementId}/${handle}`, id]),
    ),
  );
  return new Map(
    hits.map((hit) => {
      const handle = hit.partner_handle.toString("hex");
      const theirs = recordOf.get(`${hit.agreement_id}/${handle}`) ?? `unknown-${handle}`;
      return [`${hit.record_id}/${theirs}`, hit.state];
    }),
  );
}
