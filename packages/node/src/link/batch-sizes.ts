/** How many messages go to a partner in one request. */
export type BatchSizes = {
  readonly of: (partnerId: string) => number;
  /** The partner did not answer in time: less is sent at once. */
  readonly slow: (partnerId: string) => void;
  /** It answered: twice as much may be sent at once. */
  readonly answered: (partnerId: string) => void;
};

/**
 * A request that the partner cannot deal with in time is asked again and again, each time for nothing:
 * after each, the next is a quarter as large, down to a single message.
 * @param most messages in one request
 */
export function openBatchSizes(most: number): BatchSizes {
  const sizes = new Map<string, number>();
  const of = (partnerId: string): number => sizes.get(partnerId) ?? most;
  return {
    of,
    slow: (partnerId) => void sizes.set(partnerId, Math.max(1, Math.floor(of(partnerId) / 4))),
    answered: (partnerId) => {
      const next = of(partnerId) * 2;
      if (next >= most) sizes.delete(partnerId);
      else sizes.set(partnerId, next);
    },
  };
}
