/** Pairs of rows that are really of the same thing, found and not found. */
export type Accuracy = { readonly precision: number; readonly recall: number; readonly f1: number };

/** How many pairs of rows are of the same thing; with sides, only pairs of different sides. */
export function truePairs(truths: readonly string[], sides?: readonly number[]): number {
  let count = 0;
  for (const rows of Map.groupBy(truths.keys(), (row) => truths[row]!).values())
    for (const [at, one] of rows.entries())
      for (const other of rows.slice(at + 1)) if (!sides || sides[one] !== sides[other]) count += 1;
  return count;
}

/** The accuracy of pairs, given whether each is right. */
export function accuracyOf(right: readonly boolean[], wanted: number): Accuracy {
  const found = right.filter(Boolean).length;
  return {
    precision: rounded(found / Math.max(1, right.length)),
    recall: rounded(found / wanted),
    f1: rounded((2 * found) / (wanted + right.length)),
  };
}

/** The best F1 that any threshold gives. @param right of pairs, the strongest first */
export function bestF1(right: readonly boolean[], wanted: number): number {
  let [found, best] = [0, 0];
  for (const [at, good] of right.entries()) {
    if (good) found += 1;
    best = Math.max(best, (2 * found) / (wanted + at + 1));
  }
  return rounded(best);
}

/** The accuracy of all pairs within clusters. */
export function clusterAccuracy(
  clusters: readonly (readonly string[])[],
  truthOf: (id: string) => string,
  wanted: number,
): Accuracy {
  const right = clusters.flatMap((ids) =>
    ids.flatMap((one, at) => ids.slice(at + 1).map((other) => truthOf(one) === truthOf(other))),
  );
  return accuracyOf(right, wanted);
}

/** Four places after the point. */
export function rounded(value: number): number {
  return Number(value.toFixed(4));
}
