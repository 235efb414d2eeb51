import type { Problem } from "./contract.ts";

/** A refusal or failure of the node; `code` is the stable last word of the problem's type. */
export class ProblemError extends Error {
  readonly problem: Problem;
  readonly code: string;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = "ProblemError";
    this.problem = problem;
    this.code = problem.type.split("/").at(-1) ?? "unknown";
  }
}

/** The code of a problem, or undefined when `error` is none. */
export function problemCode(error: unknown): string | undefined {
  return error instanceof ProblemError ? error.code : undefined;
}

/** What the node said about one field of a form, by the path it names (`statements.0.value`, without the leading `body.`). */
export function fieldProblem(error: unknown, path: string): string | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  return error.problem.errors?.find((entry) => entry.path === `body.${path}`)?.message;
}

/** Reads the problem out of an answer that is not 2xx, whatever stands in its body. */
export async function problemOf(response: Response): Promise<ProblemError> {
  const fallback: Problem = {
    type: `https://entente.example/problems/http-${response.status}`,
    title: response.statusText || `HTTP ${response.status}`,
    status: response.status,
  };
  if (!response.headers.get("content-type")?.includes("json")) return new ProblemError(fallback);
  const body: unknown = await response.json().catch(() => null);
  return new ProblemError(isProblem(body) ? body : fallback);
}

/** The problem of a node that could not be reached. */
export function unreachable(): ProblemError {
  return new ProblemError({
    type: "https://entente.example/problems/unreachable",
    title: "unreachable",
    status: 0,
  });
}

function isProblem(body: unknown): body is Problem {
  return (
    typeof body === "object" &&
    body !== null &&
    "type" in body &&
    typeof body.type === "string" &&
    "title" in body
  );
}
