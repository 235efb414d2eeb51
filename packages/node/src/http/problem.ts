import { newId } from "@entente/model";
import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { databaseFaultOf } from "../store/database-fault.ts";
import type { HttpEnv } from "./http-env.ts";

/** One faulty field of a request: its path (`body.title`, `query.limit`) and what is wrong. */
const faultyFieldSchema = z.object({ path: z.string(), message: z.string() });

/** Problem details, RFC 9457; the last word of `type` is the stable code. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    instance: z.string().optional(),
    errors: z.array(faultyFieldSchema).optional(),
    remedy: z.string().optional(),
  })
  .openapi("Problem");

/** What a problem may say beyond code and detail. */
export type ProblemExtra = {
  /** The faulty fields. */
  errors?: z.infer<typeof faultyFieldSchema>[];
  /** What the person can do about it. */
  remedy?: string;
  /** Seconds after which it may be tried again; sent as `retry-after`. */
  retryAfter?: number;
};

const typePrefix = "https://entente.example/problems/";

/**
 * A refusal that the person or program gets to see, thrown by features.
 * @example throw new Problem(404, "no-such-case", "There is no case with this id that you may see.");
 */
export class Problem extends Error {
  override readonly name = "Problem";
  readonly status: ContentfulStatusCode;
  /** Stable code in kebab case, translated by the pages. */
  readonly code: string;
  readonly detail: string;
  readonly extra: ProblemExtra;

  constructor(
    status: ContentfulStatusCode,
    code: string,
    detail: string,
    extra: ProblemExtra = {},
  ) {
    super(code);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.extra = extra;
  }
}

/** Answers with a problem as `application/problem+json`. */
function answerProblem(c: Context<HttpEnv>, problem: Problem, instance?: string): Response {
  const { status, code, detail, extra } = problem;
  const body: z.infer<typeof problemSchema> = {
    type: `${typePrefix}${code}`,
    title: code.charAt(0).toUpperCase() + code.slice(1).replaceAll("-", " "),
    status,
    detail,
    ...(instance === undefined ? {} : { instance }),
    ...(extra.errors ? { errors: extra.errors } : {}),
    ...(extra.remedy ? { remedy: extra.remedy } : {}),
  };
  if (extra.retryAfter !== undefined) c.header("retry-after", String(extra.retryAfter));
  // The rest of the body is not read, so nothing else can follow on this connection.
  if (status === 413) c.header("connection", "close");
  return c.body(JSON.stringify(body), status, { "content-type": "application/problem+json" });
}

/**
 * Turns whatever a handler threw into an answer. What was not foreseen is logged under a new id, and
 * the caller gets that id alone.
 */
export function answerError(error: Error, c: Context<HttpEnv>): Response {
  if (error instanceof Problem) return answerProblem(c, error);
  if (error instanceof HTTPException) return answerProblem(c, problemOf(error));
  const id = newId();
  const fault = databaseFaultOf(error);
  if (fault) {
    const { code, detail, remedy } = fault;
    c.var.log.error({ err: error, errorId: id, requestId: c.var.requestId }, code);
    return answerProblem(c, new Problem(503, code, detail, { remedy }), `urn:uuid:${id}`);
  }
  c.var.log.error({ err: error, errorId: id, requestId: c.var.requestId }, "unexpected error");
  const problem = new Problem(
    500,
    "internal-error",
    "The node could not do this. The error is noted.",
    {
      remedy: "Try again; if it stays, give the id of this error to your administrator.",
    },
  );
  return answerProblem(c, problem, `urn:uuid:${id}`);
}

/** The answer for an operation or page that does not exist. */
export function answerNotFound(c: Context<HttpEnv>): Response {
  return answerProblem(c, new Problem(404, "not-found", "There is nothing at this address."));
}

const byStatus: Readonly<Record<number, () => Problem>> = {
  400: () =>
    new Problem(400, "malformed-body", "The body of the request cannot be read.", {
      remedy: "Send the body as the content type says, for example valid JSON in UTF-8.",
    }),
  415: () => new Problem(415, "unsupported-media-type", "This content type is not taken here."),
};

function problemOf({ status }: HTTPException): Problem {
  return byStatus[status]?.() ?? new Problem(status, "refused", "The request was refused.");
}
