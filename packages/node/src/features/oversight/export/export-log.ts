import { z } from "@hono/zod-openapi";
import type { NodeContext } from "../../../context.ts";
import { Problem } from "../../../http/problem.ts";
import { appendToLedger } from "../../../ledger/ledger.ts";
import { nameCheckpoint } from "../../../ledger/thin-checkpoints.ts";
import { seal } from "../../../ledger/seal.ts";
import { segmentOf } from "./export-rows.ts";
import { writeCsv } from "./write-csv.ts";
import { writeJson } from "./write-json.ts";

const longestDays = 366;
const day = 86_400_000;
const yesSchema = z
  .enum(["true", "false"])
  .default("false")
  .transform((text) => text === "true");

/** What of the log is exported, and how. */
export const exportQuerySchema = z.object({
  format: z.enum(["csv", "json"]),
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }),
  /** Whether the words of searches, which are content, are in it; JSON only. */
  words: yesSchema,
});

type ExportQuery = z.infer<typeof exportQuerySchema>;

/** An export on its way: how many entries it will have, and its pieces. */
export type StartedExport = { entries: number; name: string; pieces: AsyncGenerator<string> };

/**
 * Exports the log of a period. That it began, and how it ended, is in the ledger; whoever stops reading
 * cancels it.
 * @throws Problem 400 `period-too-long` beyond 366 days, or when it ends before it begins
 */
export async function exportLog(
  node: NodeContext,
  userId: string,
  query: ExportQuery,
): Promise<StartedExport> {
  const { format } = query;
  const [from, to] = [new Date(query.from), new Date(query.to)];
  const length = to.getTime() - from.getTime();
  if (length <= 0 || length > longestDays * day)
    throw new Problem(400, "period-too-long", `An export covers 1 to ${longestDays} days.`, {
      remedy: "Choose a shorter period, and export the rest apart.",
    });
  const actor = { type: "user", userId } as const;
  const checkpoint = await seal(node);
  const words = format === "json" && query.words;
  const asked = { format, from: query.from, to: query.to, ...(words ? { words } : {}) };
  const note = (facts: Record<string, unknown>) =>
    node.store.transaction(actor, (tx) =>
      appendToLedger(tx, [
        { act: "export", object: { type: "ledger", id: "ledger" }, facts: { ...asked, ...facts } },
      ]),
    );
  const segment = await node.store.transaction(actor, (tx) => segmentOf(tx, from, to));
  await note({ what: "log-export-begun", entries: segment.entries });
  const { size } = checkpoint;
  await node.store.transaction({ type: "system", name: "oversight" }, (tx) =>
    nameCheckpoint(tx, `export/${size}`, size),
  );
  let rows = 0;
  const count = (more: number): void => void (rows += more);
  const pieces =
    format === "csv"
      ? writeCsv(node, segment, count)
      : writeJson(node, { from, to, words, segment, checkpoint }, count);
  const ended = (aborted: boolean) => note({ what: "log-export-ended", rows, aborted });
  return {
    entries: segment.entries,
    name: `log-${query.from.slice(0, 10)}-${query.to.slice(0, 10)}.${format === "csv" ? "csv" : "jsonl"}`,
    pieces: watched(pieces, ended),
  };
}

async function* watched(
  pieces: AsyncGenerator<string>,
  ended: (aborted: boolean) => Promise<void>,
): AsyncGenerator<string> {
  let complete = false;
  try {
    yield* pieces;
    complete = true;
  } finally {
    await ended(!complete);
  }
}
