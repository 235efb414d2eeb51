import { problemOf, unreachable } from "./problem.ts";

/** Values of a query string; empty and undefined ones are left out. */
export type Query = Readonly<Record<string, string | number | undefined>>;

type Options = {
  query?: Query;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal | undefined;
};

const base = "/api/v1";

/** Asks the person to show once more who they are; resolves with whether they did. */
export type IdentityCheck = () => Promise<boolean>;

let showsWhoTheyAre: IdentityCheck = async () => false;

/** Sets how the person is asked when the node wants a proof of identity before an act. */
export function onIdentityWanted(check: IdentityCheck): void {
  showsWhoTheyAre = check;
}

/** The address of an operation of the node, for links and downloads. */
export function apiUrl(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== "") search.set(name, String(value));
  return `${base}${path}${search.size > 0 ? `?${search}` : ""}`;
}

/**
 * Fetches from the node. When it wants a proof of identity first, the person is asked and the request
 * goes out once more.
 * @throws ProblemError when it refuses or cannot be reached; AbortError when the signal cancels it
 */
export async function fetchFrom(url: string, init: RequestInit): Promise<Response> {
  const response = await fetch(url, init).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw unreachable();
  });
  if (response.ok) return response;
  const problem = await problemOf(response);
  if (problem.code !== "recent-authentication-required" || !(await showsWhoTheyAre()))
    throw problem;
  return fetchFrom(url, init);
}

async function call<Answer>(method: string, path: string, options: Options): Promise<Answer> {
  const isFile = options.body instanceof Blob;
  const response = await fetchFrom(apiUrl(path, options.query), {
    method,
    headers: {
      accept: "application/json",
      ...(method === "GET" ? {} : { "x-entente-request": "1" }),
      ...(options.body === undefined || isFile ? {} : { "content-type": "application/json" }),
      ...options.headers,
    },
    ...(options.body === undefined
      ? {}
      : { body: options.body instanceof Blob ? options.body : JSON.stringify(options.body) }),
    signal: options.signal ?? null,
  });
  if (response.status === 204) return undefined as Answer;
  return (await response.json()) as Answer;
}

/** The node's API over HTTP; every refusal is thrown as a ProblemError. */
export const http = {
  get: <Answer>(path: string, options: Options = {}) => call<Answer>("GET", path, options),
  post: <Answer>(path: string, body: unknown = {}, options: Options = {}) =>
    call<Answer>("POST", path, { ...options, body }),
  put: <Answer>(path: string, body: unknown = {}) => call<Answer>("PUT", path, { body }),
  patch: <Answer>(path: string, body: unknown) => call<Answer>("PATCH", path, { body }),
  delete: <Answer>(path: string) => call<Answer>("DELETE", path, {}),
};
