import type { Authority } from "@entente/model";
import type { Logger } from "pino";
import type { TaggingPool } from "@entente/blind";
import type { NodeConfig } from "./config/config.ts";
import type { LiveEvents } from "./http/live-events.ts";
import type { Identity } from "./link/identity.ts";
import type { Link } from "./link/link.ts";
import type { Metrics } from "./http/metrics.ts";
import type { Store } from "./store/store.ts";

/** Everything a feature of one node works with; made once at start, never global. */
export type NodeContext = {
  readonly config: NodeConfig;
  /** The node's own authority. */
  readonly authority: Authority;
  readonly store: Store;
  readonly identity: Identity;
  readonly link: Link;
  readonly tagging: TaggingPool;
  readonly events: LiveEvents;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** The present instant; tests set it. */
  readonly now: () => Date;
  /** Uniform in [0, 1), for what a partner must not foresee; tests set it. */
  readonly chance: () => number;
};
