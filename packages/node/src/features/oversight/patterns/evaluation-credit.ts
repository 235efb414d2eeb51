/** What a partner may still have evaluated before it has to list more of its own. */
export type Credit = {
  /** Evaluations earned by what the partner listed, not used yet. */
  readonly earned: number;
  /** Evaluations left of the allowance that needs no list. */
  readonly allowance: number;
  /** Evaluations taken from the allowance; entries listed later pay them back. */
  readonly borrowed: number;
  /** When the allowance was last refilled. */
  readonly refilledAt: Date;
  /** The longest the partner's list has been, in entries. */
  readonly longestList: number;
};

/** What came of asking for evaluations. */
export type Spending =
  /** By how many what was taken from the allowance grew, less what the list has paid back. */
  { ok: true; credit: Credit; unlisted: number } | { ok: false; credit: Credit; unlisted: number };

const day = 86_400_000;

/** A partner queries what it lists; keys that change, proofs and repeated questions come on top. */
const evaluationsPerEntry = 1.2;
const smallestAllowance = 500;
const shareOfList = 0.05;

/**
 * Evaluations a day that need no list entry, for silent records and changed keys: 500, or 5 % of the
 * partner's list when that is more.
 */
export function dailyAllowance(listSize: number): number {
  return Math.max(smallestAllowance, Math.floor(listSize * shareOfList));
}

/** The credit of a partner whose list has `listSize` entries and which has asked `spent` before. */
export function openCredit(listSize: number, spent: number, now: Date): Credit {
  return {
    earned: Math.max(0, Math.floor(listSize * evaluationsPerEntry) - spent),
    allowance: dailyAllowance(listSize),
    borrowed: 0,
    refilledAt: now,
    longestList: listSize,
  };
}

/**
 * Takes `count` evaluations from a credit. A list entry earns 1.2 evaluations the first time the list
 * grows so long: entries taken away and put back earn nothing. What is not earned yet comes out of the
 * allowance, which fills up again within a day, or when the entries follow: queries often run ahead of
 * the list.
 */
export function spend(before: Credit, count: number, listSize: number, now: Date): Spending {
  const credit = refilled(before, listSize, now);
  const repaid = before.borrowed - credit.borrowed;
  const missing = Math.max(0, count - credit.earned);
  if (missing > credit.allowance) return { ok: false, credit, unlisted: -repaid };
  return {
    ok: true,
    unlisted: missing - repaid,
    credit: {
      ...credit,
      earned: credit.earned - (count - missing),
      allowance: credit.allowance - missing,
      borrowed: credit.borrowed + missing,
    },
  };
}

function refilled(credit: Credit, listSize: number, now: Date): Credit {
  const grown = Math.max(0, listSize - credit.longestList);
  const gained = Math.floor(grown * evaluationsPerEntry);
  const repaid = Math.min(gained, credit.borrowed);
  const full = dailyAllowance(listSize);
  const elapsed = Math.max(0, now.getTime() - credit.refilledAt.getTime());
  return {
    earned: credit.earned + gained - repaid,
    allowance: Math.min(full, credit.allowance + repaid + (full * elapsed) / day),
    borrowed: credit.borrowed - repaid,
    refilledAt: elapsed > 0 ? now : credit.refilledAt,
    longestList: Math.max(credit.longestList, listSize),
  };
}

/**
 * A budget of 24 hours that fits a partner's list: a quarter of it, since most of a list is queried
 * once, when the agreement begins or a file is imported; at least 10,000.
 */
export function proposedBudget(listSize: number): number {
  return Math.max(10_000, Math.ceil(listSize / 4 / 1_000) * 1_000);
}
