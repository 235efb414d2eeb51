import { deduplicate } from "../../packages/match/src/index.ts";
import { blockingOf, duplicates, registerOf } from "./febrl.ts";
import { readHistorical } from "./read-records.ts";
import { usedSinceStart } from "./used.ts";

/** Finds the duplicates among 24,620 records of 2,519 historical persons with many errors. */
export async function historical() {
  const rows = readHistorical();
  const { pairs, clusters } = await deduplicate(registerOf(rows), { threshold: 0.001 });
  const used = usedSinceStart();
  return { ...blockingOf(rows), ...duplicates(rows, pairs, clusters, used) };
}
