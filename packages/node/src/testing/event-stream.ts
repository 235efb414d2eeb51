/** One server-sent event. */
export type StreamEvent = { event: string; id: string | undefined; data: unknown };

/** A stream of server-sent events, read as a browser does. */
export type EventStream = {
  /** The next event; undefined when the stream has ended. */
  next: () => Promise<StreamEvent | undefined>;
  /** Reads on to the next event of a name. */
  nextOf: (name: string) => Promise<StreamEvent | undefined>;
  close: () => Promise<void>;
};

/** Reads the events of an answer. */
export function eventStream(response: Response): EventStream {
  if (!response.body) throw new Error("the answer has no body");
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  const next = async (): Promise<StreamEvent | undefined> => {
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const event = parse(block);
        if (event) return event;
        continue;
      }
      const { done, value } = await reader.read();
      if (done) return undefined;
      text += value;
    }
  };
  return {
    next,
    nextOf: async (name) => {
      let event = await next();
      while (event && event.event !== name) event = await next();
      return event;
    },
    close: () => reader.cancel(),
  };
}

function parse(block: string): StreamEvent | undefined {
  const fields = new Map(
    block.split("\n").map((line) => {
      const at = line.indexOf(":");
      return [line.slice(0, at), line.slice(at + 1).trimStart()] as const;
    }),
  );
  const event = fields.get("event");
  if (event === undefined) return undefined;
  return { event, id: fields.get("id"), data: JSON.parse(fields.get("data") ?? "null") };
}
