import { createRoute, z } from "@hono/zod-openapi";
import { streamSSE, type SSEStreamingApi } from "hono/streaming";
import { guard } from "./guard.ts";
import type { Sessions } from "./http-env.ts";
import type { LiveEvents, LiveMessage } from "./live-events.ts";
import type { LiveSight } from "./live-sight.ts";
import { Problem } from "./problem.ts";
import { newRouter } from "./router.ts";

const connectionsPerUser = 10;
const mostWaiting = 500;
const reconnectMs = 2_000;

const eventsRoute = createRoute({
  method: "get",
  path: "/events",
  tags: ["live"],
  summary: "What changes, as it happens",
  description:
    "Server-sent events `hit`, `request`, `import`, `matching` and `record` with the id of what changed; `resync` when events may have been missed; `signed-out` when the session has ended.",
  middleware: guard(),
  request: { headers: z.object({ "last-event-id": z.string().max(100).optional() }) },
  responses: {
    200: { description: "a stream that stays open", content: { "text/event-stream": {} } },
  },
});

/**
 * The stream of live events.
 * @param parts.sight which events a user may be told
 * @param parts.closing aborted when the node stops: all streams then end
 * @param parts.heartbeatMs how often a sign of life is sent, and the session looked at
 */
export function liveRoutes(parts: {
  events: LiveEvents;
  closing: AbortSignal;
  sight: LiveSight;
  heartbeatMs?: number;
}) {
  const { events, closing, sight, heartbeatMs = 20_000 } = parts;
  const open = new Map<string, number>();

  return newRouter().openapi(eventsRoute, (c) => {
    const { user, token, sessions } = c.var;
    const count = open.get(user.id) ?? 0;
    if (count >= connectionsPerUser)
      throw new Problem(429, "too-many-live-connections", "Too many pages of yours are open.", {
        remedy: "Close some of them.",
        retryAfter: 60,
      });
    open.set(user.id, count + 1);
    const after = c.req.valid("header")["last-event-id"];
    c.header("x-accel-buffering", "no");
    return streamSSE(c, async (stream) => {
      try {
        await feed(stream, {
          events,
          closing,
          sight,
          heartbeatMs,
          userId: user.id,
          after,
          token,
          sessions,
        });
      } finally {
        const left = (open.get(user.id) ?? 1) - 1;
        if (left > 0) open.set(user.id, left);
        else open.delete(user.id);
      }
    });
  });
}

type Feed = {
  events: LiveEvents;
  closing: AbortSignal;
  sight: LiveSight;
  heartbeatMs: number;
  userId: string;
  after: string | undefined;
  token: { value: string } | null;
  sessions: Sessions;
};

/** Writes to one page until it leaves, its session ends or the node stops. */
async function feed(stream: SSEStreamingApi, parts: Feed): Promise<void> {
  const waiting: LiveMessage[] = [];
  let incomplete = false;
  let rouse: () => void = () => undefined;
  const subscription = parts.events.subscribe(
    parts.userId,
    {
      onMessage: (message) => {
        if (waiting.length < mostWaiting) waiting.push(message);
        else incomplete = true;
        rouse();
      },
      onGap: () => {
        incomplete = true;
        rouse();
      },
    },
    parts.after,
  );
  const end = (): void => rouse();
  parts.closing.addEventListener("abort", end);
  stream.onAbort(end);
  const isOpen = (): boolean => !stream.aborted && !stream.closed && !parts.closing.aborted;

  try {
    const { lastId, missed } = subscription;
    await stream.writeSSE({ event: "ready", id: lastId, data: "{}", retry: reconnectMs });
    if (missed === null) await stream.writeSSE({ event: "resync", id: lastId, data: "{}" });
    waiting.unshift(...(missed ?? []));
    let beatAt = Date.now() + parts.heartbeatMs;
    while (isOpen()) {
      const told = waiting.length > 0 ? await parts.sight(parts.userId, waiting.splice(0)) : [];
      for (const { eventId, type, ...data } of told) {
        if (!isOpen()) break;
        await stream.writeSSE({ event: type, id: eventId, data: JSON.stringify(data) });
      }
      if (incomplete) {
        incomplete = false;
        await stream.writeSSE({ event: "resync", data: "{}" });
      }
      if (Date.now() >= beatAt) {
        if (!(await isSignedIn(parts))) {
          await stream.writeSSE({ event: "signed-out", data: "{}" });
          return;
        }
        await stream.write(": alive\n\n");
        beatAt = Date.now() + parts.heartbeatMs;
      }
      if (waiting.length === 0 && isOpen())
        await pause(beatAt - Date.now(), (wake) => (rouse = wake));
    }
  } finally {
    subscription.stop();
    parts.closing.removeEventListener("abort", end);
  }
}

async function isSignedIn({ token, sessions }: Feed): Promise<boolean> {
  return token !== null && (await sessions.read(token.value, false)).ok;
}

function pause(ms: number, giveWake: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, Math.max(0, ms));
    giveWake(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
