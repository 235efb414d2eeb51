import type { MiddlewareHandler } from "hono";
import type { HttpEnv } from "./http-env.ts";
import { Problem } from "./problem.ts";

/** How many requests somebody may make: so many a second for long, and `burst` at once. */
export type Rate = { perSecond: number; burst: number };

/** What a request has taken so far of the address it came from. */
export type RequestRate = {
  /** Counts the request for a signed-in user instead of the address, which many may share. */
  countFor: (userId: string) => void;
};

const mostBuckets = 50_000;

/** Buckets of requests by name, refilled with time; the least used are forgotten when there are many. */
export function createBuckets({ perSecond, burst }: Rate, now: () => number) {
  const buckets = new Map<string, { left: number; at: number }>();
  const current = (name: string) => {
    const at = now();
    const bucket = buckets.get(name) ?? { left: burst, at };
    bucket.left = Math.min(burst, bucket.left + ((at - bucket.at) / 1_000) * perSecond);
    bucket.at = at;
    buckets.delete(name);
    buckets.set(name, bucket);
    const [oldest] = buckets.keys();
    if (buckets.size > mostBuckets && oldest !== undefined) buckets.delete(oldest);
    return bucket;
  };
  return {
    /** Takes one; tells in how many seconds there is one again, 0 when there was. */
    take: (name: string): number => {
      const bucket = current(name);
      if (bucket.left < 1) return Math.ceil((1 - bucket.left) / perSecond);
      bucket.left -= 1;
      return 0;
    },
    giveBack: (name: string): void => {
      const bucket = current(name);
      bucket.left = Math.min(burst, bucket.left + 1);
    },
  };
}

/**
 * Answers 429 to whoever asks too often. Requests count for the address they come from until the
 * guard knows the user, then for the user: one office behind one address does not stop itself, and
 * whoever makes up tokens stays counted by address.
 */
export function limitRate(
  rates: { address: Rate; user: Rate },
  now: () => number = () => performance.now(),
): MiddlewareHandler<HttpEnv> {
  const addresses = createBuckets(rates.address, now);
  const users = createBuckets(rates.user, now);
  return async (c, next) => {
    const { address } = c.var;
    refuseIfLate(addresses.take(address));
    c.set("rate", {
      countFor: (userId) => {
        addresses.giveBack(address);
        refuseIfLate(users.take(userId));
      },
    });
    return next();
  };
}

function refuseIfLate(retryAfter: number): void {
  if (retryAfter > 0)
    throw new Problem(429, "too-many-requests", "Too many requests came at once.", {
      remedy: "Wait a moment and send them more slowly.",
      retryAfter,
    });
}
