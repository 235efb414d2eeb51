/** Names of the events that a node sends to its pages when something has changed. */
const changeNames = [
  "hit",
  "request",
  "import",
  "matching",
  "record",
  "duplicate",
  "recall",
  "consent",
  "retention",
  "agreement",
  "authority",
  "alarm",
] as const;

export type LiveEvent = { name: (typeof changeNames)[number]; id: string | null };

export type LiveState = "connecting" | "live" | "broken";

type Listeners = {
  event: (event: LiveEvent) => void;
  state: (state: LiveState) => void;
  /** Events may have been missed: everything shown has to be read again. */
  resync: () => void;
  signedOut: () => void;
};

const firstDelay = 2000;
const longestDelay = 30_000;

/**
 * Listens to the node's events until the returned function is called. The browser takes a broken
 * connection up by itself and says what it saw last; one that the node refused is tried anew after
 * 2 s, 4 s … 30 s, at once when the page is looked at or the network comes back.
 */
export function listen(url: string, listeners: Listeners): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let delay = firstDelay;

  const connect = () => {
    clearTimeout(timer);
    source?.close();
    source = new EventSource(url);
    // What was read before the node began to tell may be out of date already.
    let isNew = true;
    source.addEventListener("ready", () => {
      delay = firstDelay;
      listeners.state("live");
      if (isNew) listeners.resync();
      isNew = false;
    });
    source.addEventListener("resync", listeners.resync);
    source.addEventListener("signed-out", listeners.signedOut);
    for (const name of changeNames)
      source.addEventListener(name, (message: MessageEvent<string>) =>
        listeners.event({ name, id: idIn(message.data) }),
      );
    source.addEventListener("error", () => {
      listeners.state("broken");
      if (source?.readyState !== EventSource.CLOSED) return;
      clearTimeout(timer);
      timer = setTimeout(connect, delay);
      delay = Math.min(delay * 2, longestDelay);
    });
  };
  const revive = () => {
    const isSeen = document.visibilityState === "visible";
    if (isSeen && source?.readyState === EventSource.CLOSED) connect();
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

function idIn(text: string): string | null {
  const data: unknown = JSON.parse(text);
  return typeof data === "object" && data !== null && "id" in data ? String(data.id) : null;
}
