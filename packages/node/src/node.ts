import { resolve } from "node:path";
import { createTaggingPool } from "@entente/blind";
import type { Logger } from "pino";
import { buildApi } from "./api.ts";
import type { NodeConfig } from "./config/config.ts";
import { signInSettings } from "./config/sign-in-config.ts";
import type { NodeContext } from "./context.ts";
import { openDatabase } from "./database.ts";
import { createSessions, sessionCookieName } from "./features/people/sessions.ts";
import { registerFeatures, startFeatures } from "./features.ts";
import { createApp } from "./http/app.ts";
import { defaultLimits, type Limits } from "./http/limits.ts";
import { createLiveEvents } from "./http/live-events.ts";
import { liveRoutes } from "./http/live-route.ts";
import { createLiveSight } from "./http/live-sight.ts";
import { createMetrics } from "./http/metrics.ts";
import { operationRoutes } from "./http/operation-routes.ts";
import { startHttpServer } from "./http/server.ts";
import { staticPages } from "./http/static-pages.ts";
import { createSignals } from "./jobs/signals.ts";
import { loadIdentity } from "./link/identity.ts";
import { certificateDaysLeft } from "./link/key-upkeep.ts";
import { createLink } from "./link/link.ts";
import { createLog } from "./log/log.ts";
import { writeOwnAuthority } from "./own-authority.ts";
import { createReadiness } from "./readiness.ts";
import { openStore } from "./store/store.ts";

/** What tests and the testbed may put in the place of what a node uses. */
export type NodeOverrides = {
  now?: () => Date;
  chance?: () => number;
  log?: Logger;
  limits?: Partial<Limits>;
  /** How often a sign of life goes over the stream of live events. */
  heartbeatMs?: number;
  /** What background work waits for, such as matching and deliveries. */
  workAfter?: Promise<void>;
};

/** A node at work. */
export type RunningNode = {
  readonly context: NodeContext;
  /** Where people and programs reach it. */
  readonly httpUrl: string;
  /** Where partners reach it. */
  readonly linkUrl: string;
  /** Where whoever runs it reaches its metrics, if it has a listener for them. */
  readonly adminUrl: string | undefined;
  /**
   * Stops it: takes nothing new, lets what runs end for up to 10 s, closes everything. May be
   * called again.
   */
  readonly stop: () => Promise<void>;
};

const builtPages = resolve(import.meta.dirname, "../../web/dist");

/**
 * Starts one node: database, keys, features, listeners.
 * @throws StartError or EmbeddedPostgresError with words for whoever runs it; what was opened until
 *   then is closed again
 */
export async function startNode(
  config: NodeConfig,
  overrides: NodeOverrides = {},
): Promise<RunningNode> {
  const opened = new AsyncDisposableStack();
  try {
    const running = await openNode(config, overrides, opened);
    let stopped: Promise<void> | undefined;
    return { ...running, stop: () => (stopped ??= opened.disposeAsync()) };
  } catch (error) {
    // Why it could not start matters more than what else went wrong when it was given up.
    await opened.disposeAsync().catch(() => undefined);
    throw error;
  }
}

/** Opens the parts of a node; each puts the way to close it on the stack, which closes in reverse. */
async function openNode(
  config: NodeConfig,
  overrides: NodeOverrides,
  opened: AsyncDisposableStack,
): Promise<Omit<RunningNode, "stop">> {
  const { authority } = config;
  const now = overrides.now ?? (() => new Date());
  const chance = overrides.chance ?? Math.random;
  const log = (overrides.log ?? createLog(config.log.level)).child({ node: authority.id });

  const database = await openDatabase(config, log);
  opened.defer(() => database.stop());
  const store = openStore(database.url, config.database.poolSize);
  opened.defer(() => store.close());
  const identity = await loadIdentity(config.dataDir, authority.id, now);
  const tagging = await createTaggingPool(
    config.workers === undefined ? {} : { workers: config.workers },
  );
  opened.defer(() => tagging.close());

  const signals = createSignals(store, overrides.workAfter);
  const events = createLiveEvents(store, signals);
  const metrics = createMetrics();
  metrics.addGauge({
    name: "entente_certificate_days_left",
    help: "Days until the TLS certificate that partners pin ends; rotate the keys before",
    read: () => [{ value: certificateDaysLeft(identity, now()) }],
  });
  const parts = { config, authority, store, identity, tagging, events, metrics, log, now, chance };
  const link = createLink({ ...parts, signals });
  const context: NodeContext = { ...parts, link };

  registerFeatures(context);
  await link.start();
  opened.defer(() => link.stop());
  const linkUrl = config.link.url ?? link.url;
  const { keysChanged } = await writeOwnAuthority(store, authority, identity, linkUrl);
  if (keysChanged)
    log.warn("the node's keys are not those its database knew; partners must be told of them");
  for (const feature of startFeatures(context, signals)) opened.defer(() => feature.stop());
  await signals.open();
  opened.defer(() => signals.close());

  const stopping = new AbortController();
  const sessions = createSessions(store, now, signInSettings(config));
  const pages = staticPages(config.pagesDir ?? builtPages);
  const readiness = createReadiness({ store, pages, stopping: stopping.signal });
  const live = { events, closing: stopping.signal, sight: createLiveSight(store) };
  const app = createApp({
    api: buildApi(context).route(
      "/",
      liveRoutes(
        overrides.heartbeatMs === undefined
          ? live
          : { ...live, heartbeatMs: overrides.heartbeatMs },
      ),
    ),
    pages,
    readiness,
    metrics,
    sessions,
    log,
    sessionCookie: sessionCookieName(authority, config.http.publicUrl),
    limits: { ...defaultLimits, ...overrides.limits },
    publicUrl: config.http.publicUrl,
    trustProxy: config.http.trustProxy,
    metricsFor: config.admin === undefined ? "this-machine" : "nobody",
  });

  const { fetch } = app;
  const server = await startHttpServer({ fetch, host: config.http.host, port: config.http.port });
  opened.defer(() => server.stop());
  // Live events never end by themselves: they are told to before the server waits for them.
  opened.defer(() => stopping.abort());
  const adminApp = operationRoutes({ readiness, metrics, metricsFor: "all" });
  const admin = config.admin && (await startHttpServer({ fetch: adminApp.fetch, ...config.admin }));
  if (admin) opened.defer(() => admin.stop());

  log.info({ http: server.url, link: link.url, admin: admin?.url }, "the node is open");
  return { context, httpUrl: server.url, linkUrl: link.url, adminUrl: admin?.url };
}
