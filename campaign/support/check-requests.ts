import type { Transaction } from "../../packages/node/src/store/store.ts";
import type { Books } from "./books.ts";
import type { Member } from "./world.ts";

/** Requests without their counterpart or answer, and effects that came more than once. */
export type RequestFindings = {
  requests: number;
  answered: number;
  refused: number;
  /** Not taken by the partner, which told so: the hit had been withdrawn. */
  undeliverable: number;
  lost: string[];
  doubled: string[];
};

/** Holds both ends of every request against each other, and counts what each brought about. */
export async function checkRequests(
  books: Books,
  members: readonly Member[],
): Promise<RequestFindings> {
  const findings: RequestFindings = {
    requests: 0,
    answered: 0,
    refused: 0,
    undeliverable: 0,
    lost: [],
    doubled: [],
  };
  const sides = await Promise.all(
    members.map(async (member) => ({ member, ...(await books.of(member)(readSide)) })),
  );
  for (const asking of sides)
    for (const answering of sides) {
      if (asking === answering) continue;
      const theirs = new Map(
        answering.requests
          .filter((row) => row.direction === "in" && row.partner_id === asking.member.authority.id)
          .map((row) => [row.id, row]),
      );
      const mine = asking.requests.filter(
        (row) => row.direction === "out" && row.partner_id === answering.member.authority.id,
      );
      for (const request of mine) {
        findings.requests++;
        const name = `request ${request.id}`;
        const there = theirs.get(request.id);
        theirs.delete(request.id);
        // A hit that was withdrawn in between cannot be asked on any more: the partner refused the
        // request, and who asked sees that.
        if (!there && (request.state === "failed" || request.refused_at !== null)) {
          findings.undeliverable++;
          continue;
        }
        if (!there) findings.lost.push(`${name}: not at the partner (${request.state})`);
        else if (request.state !== there.state)
          findings.lost.push(`${name}: ${request.state} here, ${there.state} there`);
        else if (request.state !== "answered" && request.state !== "refused")
          findings.lost.push(`${name}: without an answer`);
        if (request.state === "answered") findings.answered++;
        if (request.state === "refused") findings.refused++;
        const replies = asking.receipts.get(request.id) ?? 0;
        if (replies !== (request.state === "answered" ? 1 : 0))
          findings.doubled.push(`${name}: ${replies} replies in the ledger of who asked`);
        const receipts = answering.receipts.get(request.id) ?? 0;
        if (there && receipts !== 1)
          findings.doubled.push(`${name}: ${receipts} receipts in the partner's ledger`);
      }
      for (const id of theirs.keys()) findings.doubled.push(`request ${id}: nobody asked it`);
    }
  return findings;
}

async function readSide(tx: Transaction) {
  const requests = await tx
    .selectFrom("request")
    .leftJoin("outbox", "outbox.id", "request.outbox_id")
    .select([
      "request.id",
      "direction",
      "request.partner_id",
      "state",
      "outbox.failed_at as refused_at",
    ])
    .execute();
  const entries = await tx
    .selectFrom("ledger_entry")
    .select(["facts", "actor_type"])
    .where("act", "=", "receipt")
    .execute();
  const receipts = entries.flatMap(({ facts }) => {
    const { request } = facts as { request?: string };
    return request === undefined ? [] : [request];
  });
  return {
    requests,
    receipts: countsOf(receipts),
  };
}

function countsOf(ids: readonly string[]): Map<string, number> {
  return new Map([...Map.groupBy(ids, (id) => id)].map(([id, all]) => [id, all.length]));
}
