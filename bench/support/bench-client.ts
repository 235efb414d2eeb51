/** A client of a node's public API, as a program uses it: by bearer token. */
export type BenchClient = {
  readonly url: string;
  readonly token: string;
  /** Sends JSON and reads JSON. @throws Error with the problem for every answer but 2xx */
  readonly send: (method: string, path: string, body?: unknown) => Promise<Record<string, unknown>>;
  readonly upload: (
    path: string,
    name: string,
    content: string,
  ) => Promise<Record<string, unknown>>;
};

/** Signs in at a node. */
export async function openClient(
  url: string,
  credentials: { email: string; password: string },
): Promise<BenchClient> {
  const call = async (
    token: string,
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<Record<string, unknown>> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { ...headers, ...(token ? { authorization: `Bearer ${token}` } : {}) },
      ...(body === undefined ? {} : { body }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text === "" ? {} : (JSON.parse(text) as Record<string, unknown>);
  };
  const json = { "content-type": "application/json" };
  const signIn = JSON.stringify({ ...credentials, transport: "bearer" });
  const session = await call("", "POST", "/sessions", json, signIn);
  const token = String(session.token);
  return {
    url,
    token,
    send: (method, path, body) =>
      call(token, method, path, json, body === undefined ? undefined : JSON.stringify(body)),
    upload: (path, name, content) =>
      call(
        token,
        "POST",
        path,
        { "content-type": "application/octet-stream", "x-file-name": encodeURIComponent(name) },
        content,
      ),
  };
}

/** The live events of a page. */
export type Events = {
  /** Resolves with the next event of a type that comes after this call. */
  readonly next: (type: string) => Promise<string>;
  readonly close: () => Promise<void>;
};

/** Opens the stream of live events that a page keeps open. */
export async function connectEvents({ url, token }: BenchClient): Promise<Events> {
  const closing = new AbortController();
  const response = await fetch(`${url}/api/v1/events`, {
    headers: { authorization: `Bearer ${token}` },
    signal: closing.signal,
  });
  if (!response.body) throw new Error("the stream of live events has no body");
  const waiting = new Map<string, ((data: string) => void)[]>();
  const lines = response.body.pipeThrough(new TextDecoderStream());
  const reading = readEvents(lines, (type, data) => {
    for (const resolve of waiting.get(type) ?? []) resolve(data);
    waiting.delete(type);
  }).catch((error: unknown) => {
    if (!closing.signal.aborted) throw error;
  });
  return {
    next: (type) =>
      new Promise((resolve) => waiting.set(type, [...(waiting.get(type) ?? []), resolve])),
    close: async () => {
      closing.abort();
      await reading;
    },
  };
}

async function readEvents(
  chunks: AsyncIterable<string>,
  onEvent: (type: string, data: string) => void,
): Promise<void> {
  let rest = "";
  for await (const chunk of chunks) {
    const blocks = (rest + chunk).split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const type = /^event: ?(.*)$/m.exec(block)?.[1];
      const data = /^data: ?(.*)$/m.exec(block)?.[1];
      if (type) onEvent(type, data ?? "");
    }
  }
}
