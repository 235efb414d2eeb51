import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { isStopped, raiseAlarm, watchedSince } from "./alarms.ts";
import { findSweep, type Search } from "./patterns/search-sweep.ts";

type Watching = Pick<NodeContext, "store" | "now">;

const system = { type: "system", name: "oversight" } as const;
const day = 86_400_000;
const mostSearches = 1_000;
const longestQuery = 200;

/**
 * Runs a user's search unless an alarm stops it, and looks afterwards whether the user's searches of
 * the last 24 hours form a sweep. Searching within a case goes on while the rest is stopped.
 * @throws Problem 403 `search-stopped`; the refusal is in the ledger
 */
export async function watchedSearch<T>(
  node: Watching,
  userId: string,
  { words, caseId }: { words: boolean; caseId: string | undefined },
  search: () => Promise<T>,
): Promise<T> {
  if (caseId === undefined) await refuseStopped(node, userId);
  const found = await search();
  if (words) await watchSearches(node, userId);
  return found;
}

async function refuseStopped(node: Watching, userId: string): Promise<void> {
  const stopped = await node.store.transaction({ type: "user", userId }, async (tx) => {
    if (!(await withFullSight(tx, () => isStopped(tx, userId)))) return false;
    await appendToLedger(tx, [
      {
        act: "refused-access",
        object: { type: "records", id: "register" },
        facts: { reason: "search-stopped" },
      },
    ]);
    return true;
  });
  if (stopped)
    throw new Problem(
      403,
      "search-stopped",
      "Your searches looked like going through numbers or names one after another, or your readings were many and outside any case. Searching is stopped until somebody has looked into it.",
      {
        remedy:
          "Explain your work to the data-protection officer or an administrator, who can release it. Your cases stay open to you.",
      },
    );
}

async function watchSearches(node: Watching, userId: string): Promise<void> {
  await node.store.transaction(system, async (tx) => {
    const now = node.now();
    const since = await watchedSince(tx, userId, new Date(now.getTime() - day));
    const sweep = findSweep(await searchesOf(tx, userId, since));
    if (!sweep) return;
    const { pattern, ...evidence } = sweep;
    await raiseAlarm(
      tx,
      { pattern, subject: { type: "user", id: userId }, stops: true, evidence },
      now,
    );
  });
}

async function searchesOf(tx: Transaction, userId: string, since: Date): Promise<Search[]> {
  const { rows } = await sql<Search>`
    select left(facts ->> 'query', ${longestQuery}) as query,
      coalesce((facts ->> 'found')::int, 1) as found
    from ledger_entry
    where act = 'search' and actor_id = ${userId} and at > ${since}
    order by at desc, seq desc limit ${mostSearches}`.execute(tx);
  return rows.filter(({ query }) => query !== null).toReversed();
}
