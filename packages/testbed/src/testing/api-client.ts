/** An answer of a node's API with its body read. */
export type Answer<T> = { readonly status: number; readonly body: T };

/** A signed-in caller of a node's API; paths are below /api/v1. */
export type ApiClient = {
  readonly get: <T>(path: string, headers?: Record<string, string>) => Promise<Answer<T>>;
  readonly post: <T>(path: string, body?: unknown) => Promise<Answer<T>>;
  readonly patch: <T>(path: string, body: unknown) => Promise<Answer<T>>;
};

/**
 * Signs a user in, as a program would.
 * @returns the token of the session; it stays good when the node is started again
 * @throws Error when the node refuses
 */
export async function signIn(url: string, email: string, password: string): Promise<string> {
  const credentials = { email, password, transport: "bearer" };
  const { status, body } = await call<{ token: string }>(url, {}, "POST", "/sessions", credentials);
  if (status !== 201) throw new Error(`${email} cannot sign in: ${status}`);
  return body.token;
}

/** A caller with the session of a token. */
export function clientOf(url: string, token: string): ApiClient {
  const headers = { authorization: `Bearer ${token}` };
  return {
    get: (path, more = {}) => call(url, { ...headers, ...more }, "GET", path),
    post: (path, sent = {}) => call(url, headers, "POST", path, sent),
    patch: (path, sent) => call(url, headers, "PATCH", path, sent),
  };
}

async function call<T>(
  url: string,
  headers: Record<string, string>,
  method: string,
  path: string,
  sent?: unknown,
): Promise<Answer<T>> {
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: sent === undefined ? headers : { ...headers, "content-type": "application/json" },
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  });
  return { status: response.status, body: (await response.json()) as T };
}
