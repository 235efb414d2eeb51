const second = 1_000;
const minute = 60 * second;

/** Failed attempts of late. */
export type Failures = {
  count: number;
  /** When the last was, in milliseconds since 1970. */
  lastAt: number;
};

/** How long one waits after failures: not at all up to `free`, then `first`, doubled each time. */
export type Delay = { free: number; firstMs: number; mostMs: number };

/**
 * What is borne of each. Whoever guesses one person's password from one address soon waits a quarter
 * of an hour. From everywhere together one password can be tried about once a minute; so the owner
 * of the address waits a minute at most, and not at all where they signed in before. An office of
 * many people may share one address: more is borne of it.
 */
export const delays = {
  together: { free: 4, firstMs: 15 * second, mostMs: 15 * minute },
  email: { free: 9, firstMs: 5 * second, mostMs: minute },
  address: { free: 19, firstMs: 15 * second, mostMs: 15 * minute },
} as const satisfies Record<string, Delay>;

/** How long one waits after so many failures, in milliseconds. */
export function delayAfter(count: number, { free, firstMs, mostMs }: Delay): number {
  return count <= free ? 0 : Math.min(mostMs, firstMs * 2 ** (count - free - 1));
}

/**
 * The instant until which sign-in is refused, in milliseconds since 1970; one in the past when it is
 * not.
 * @param failures.together of this e-mail at this address
 * @param failures.familiar whether the e-mail's owner signed in at this address before
 */
export function lockedUntil(failures: {
  together: Failures;
  email: Failures;
  address: Failures;
  familiar: boolean;
}): number {
  const until = ({ count, lastAt }: Failures, delay: Delay): number => {
    const ms = delayAfter(count, delay);
    return ms === 0 ? 0 : lastAt + ms;
  };
  return Math.max(
    until(failures.together, delays.together),
    until(failures.address, delays.address),
    failures.familiar ? 0 : until(failures.email, delays.email),
  );
}
