import type { Member } from "./world.ts";

/** An answer of a node's API; null when there was none: what was asked may have been done or not. */
export type Answer<T> = { readonly status: number; readonly body: T } | null;

/** A person at a node's pages, who signs in again when the session is over. */
export type Api = {
  readonly get: <T>(path: string) => Promise<Answer<T>>;
  readonly post: <T>(path: string, body: object) => Promise<Answer<T>>;
};

const patience = 15_000;

/** The analyst of a node. */
export function openApi({ node, credentials }: Member): Api {
  let token: string | undefined;
  const once = async <T>(method: string, path: string, body?: object): Promise<Answer<T>> => {
    try {
      const response = await fetch(`${node.httpUrl}/api/v1${path}`, {
        method,
        headers: {
          "content-type": "application/json",
          "x-justification": "Campaign",
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(patience),
      });
      return { status: response.status, body: (await response.json()) as T };
    } catch {
      return null;
    }
  };
  const signIn = async (): Promise<void> => {
    token = undefined;
    const answer = await once<{ token: string }>("POST", "/sessions", {
      ...credentials,
      transport: "bearer",
    });
    if (answer?.status === 201) ({ token } = answer.body);
  };
  const call = async <T>(method: string, path: string, body?: object): Promise<Answer<T>> => {
    if (token === undefined) await signIn();
    const answer = await once<T>(method, path, body);
    if (answer?.status === 401) token = undefined;
    return answer;
  };
  return {
    get: (path) => call("GET", path),
    post: (path, body) => call("POST", path, body),
  };
}
