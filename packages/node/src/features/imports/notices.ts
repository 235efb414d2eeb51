import type { RowOutcome } from "./row-outcome.ts";
import type { Notice } from "./schemas.ts";

const maxNotices = 200;

/** The notices so far together with those of more rows: each is kept once, with its count. */
export function countNotices(
  before: readonly Notice[],
  outcomes: readonly Pick<RowOutcome, "notices">[],
): Notice[] {
  const all = new Map(before.map((notice) => [keyOf(notice), { ...notice }]));
  for (const { notices } of outcomes)
    for (const notice of notices) {
      const known = all.get(keyOf(notice));
      if (known) known.count++;
      else if (all.size < maxNotices) all.set(keyOf(notice), { ...notice, count: 1 });
    }
  return [...all.values()];
}

function keyOf({ reason, value }: Omit<Notice, "count">): string {
  return `${reason} ${value}`;
}
