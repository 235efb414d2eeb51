import type { MiddlewareHandler } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { HttpEnv } from "./http-env.ts";
import { Problem } from "./problem.ts";
import type { Rate } from "./rate.ts";

const mebibyte = 2 ** 20;

/** What a request may take of the node. */
export type Limits = {
  /** Bytes of a body. */
  bodyBytes: number;
  /** Bytes of an uploaded file. */
  uploadBytes: number;
  /** Milliseconds until an answer must begin; uploads and live events have their own time. */
  answerMs: number;
  /** Requests of one signed-in user. */
  userRate: Rate;
  /** Requests from one address by those whom the node does not know. */
  addressRate: Rate;
};

/** Limits of a node in use. */
export const defaultLimits: Limits = {
  bodyBytes: mebibyte,
  uploadBytes: 256 * mebibyte,
  answerMs: 30_000,
  userRate: { perSecond: 200, burst: 4_000 },
  addressRate: { perSecond: 100, burst: 2_000 },
};

const uploadPath = /^\/api\/v1\/imports\/?$/;

function isUpload(method: string, path: string): boolean {
  return method === "POST" && uploadPath.test(path);
}

/** Refuses bodies over the limit: small ones are held in memory, uploads are counted as they pass. */
export function limitBodies({ bodyBytes, uploadBytes }: Limits): MiddlewareHandler<HttpEnv> {
  const limitSmall = bodyLimit({
    maxSize: bodyBytes,
    onError: () => {
      throw tooLarge(bodyBytes);
    },
  });
  return async (c, next) => {
    if (!isUpload(c.req.method, c.req.path)) return limitSmall(c, next);
    const said = Number(c.req.header("content-length") ?? 0);
    if (said > uploadBytes) throw tooLarge(uploadBytes);
    const { body } = c.req.raw;
    if (body !== null && said === 0)
      c.req.raw = new Request(c.req.raw, {
        method: "POST",
        body: body.pipeThrough(counted(uploadBytes)),
        duplex: "half",
      });
    return next();
  };
}

/** Answers 503 when a handler takes longer than the limit. */
export function limitTime({ answerMs }: Limits): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    if (isUpload(c.req.method, c.req.path)) return next();
    const { promise, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => {
      const problem = new Problem(503, "timed-out", "The node could not answer in time.", {
        remedy: "Try again, or ask for less at once.",
        retryAfter: 5,
      });
      reject(problem);
    }, answerMs);
    try {
      await Promise.race([next(), promise]);
    } finally {
      clearTimeout(timer);
    }
  };
}

function counted(most: number): TransformStream<Uint8Array, Uint8Array> {
  let size = 0;
  return new TransformStream({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > most) controller.error(tooLarge(most));
      else controller.enqueue(chunk);
    },
  });
}

function tooLarge(most: number): Problem {
  const detail = `The body is larger than ${Math.floor(most / mebibyte)} MiB.`;
  return new Problem(413, "body-too-large", detail, { remedy: "Send less at once." });
}
