/** How a statement of a partner's stands with this node. */
export type Standing = "unheard" | "held" | "ended" | "erased";

/** What a partner may say of a statement. */
export type Word = "disclosed" | "ended" | "erased";

const rank: Readonly<Record<Standing, number>> = { unheard: 0, held: 1, ended: 2, erased: 3 };
const standingAfter: Readonly<Record<Word, Standing>> = {
  disclosed: "held",
  ended: "ended",
  erased: "erased",
};

/**
 * How a statement stands after a partner's word. A statement that was taken back never comes back, so
 * that words in whatever order, and however often each, end alike: at the gravest of them.
 */
export function settle(standing: Standing, word: Word): Standing {
  const next = standingAfter[word];
  return rank[next] > rank[standing] ? next : standing;
}

/** How a row of the register of received statements stands. */
export function standingOf(
  row: { recalled_at: Date | null; erased: boolean } | undefined,
): Standing {
  if (!row) return "unheard";
  if (row.erased) return "erased";
  return row.recalled_at === null ? "held" : "ended";
}
