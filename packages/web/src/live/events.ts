/** Names of the events that a node sends to its pages. */
export const eventNames = ["hit", "request", "import", "matching", "record"] as const;

export type LiveEvent = { name: (typeof eventNames)[number]; data: { id?: string } };

export type LiveState = "connecting" | "live" | "broken";

type Listeners = {
  event: (event: LiveEvent) => void;
  state: (state: LiveState) => void;
};

const firstDelay = 1000;
const longestDelay = 30_000;

/**
 * Listens to the node's events until the returned function is called. A broken connection is tried
 * again after 1 s, 2 s … 30 s, at once when the page is looked at or the network comes back.
 */
export function listen(url: string, listeners: Listeners): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let delay = firstDelay;

  const connect = () => {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(url);
    source.addEventListener("open", () => {
      delay = firstDelay;
      listeners.state("live");
    });
    source.addEventListener("error", () => {
      source?.close();
      listeners.state("broken");
      clearTimeout(timer);
      timer = setTimeout(connect, delay);
      delay = Math.min(delay * 2, longestDelay);
    });
    for (const name of eventNames)
      source.addEventListener(name, (message: MessageEvent<string>) =>
        listeners.event({ name, data: parse(message.data) }),
      );
  };
  const revive = () => {
    if (document.visibilityState === "visible" && source?.readyState === EventSource.CLOSED)
      connect();
  };

  listeners.state("connecting");
  connect();
  document.addEventListener("visibilitychange", revive);
  globalThis.addEventListener("online", revive);
  return () => {
    clearTimeout(timer);
    source?.close();
    document.removeEventListener("visibilitychange", revive);
    globalThis.removeEventListener("online", revive);
  };
}

function parse(text: string): { id?: string } {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === "object" && data !== null ? data : {};
  } catch (error) {
    console.warn("An event of the node could not be read", error);
    return {};
  }
}
