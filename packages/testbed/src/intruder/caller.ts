/** What came back, read to its end. */
export type Answered = {
  readonly status: number;
  /** Header fields and body as one text. */
  readonly text: string;
  /** Code of the problem, when it is one. */
  readonly code: string;
};

/** Somebody who calls a node's API, or says so. */
export type Caller = {
  /** `node/role`, or `node/stranger: which`. */
  readonly name: string;
  readonly role: string | null;
  readonly headers: () => Readonly<Record<string, string>>;
  /** Of a browser that another site made send this: what only reads is no attempt. */
  readonly forged: boolean;
};

/** A call as it goes over the wire. */
export type Call = {
  readonly method: string;
  /** From `/api/v1` on, with its query. */
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
};

const patienceMs = 400;

/** Calls a node; of a stream that does not end, reads what comes within a moment. */
export async function call(httpUrl: string, by: Caller, what: Call): Promise<Answered> {
  const { method, address, body } = what;
  const response = await fetch(`${httpUrl}/api/v1${address}`, {
    method,
    headers: { ...what.headers, ...by.headers() },
    redirect: "manual",
    ...(body === null ? {} : { body }),
  });
  const type = response.headers.get("content-type") ?? "";
  const text = type.includes("event-stream") ? await beginningOf(response) : await response.text();
  const fields = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  const code = type.includes("problem") ? (/"type":"[^"]*\/([^"/]+)"/.exec(text)?.[1] ?? "") : "";
  return { status: response.status, text: `${fields}\n${text}`, code };
}

async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return "";
  const timer = setTimeout(() => void reader.cancel(), patienceMs);
  const decoder = new TextDecoder();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read())
    text += decoder.decode(part.value as Uint8Array, { stream: true });
  clearTimeout(timer);
  return text;
}
