import type { Readable } from "node:stream";
import { SaxesParser, type SaxesTagPlain } from "saxes";
import { Problem } from "../../../../http/problem.ts";
import { refusal } from "../refusals.ts";

/** What a reader of an XML part hears; names come without their prefixes. */
export type XmlHandlers = {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
};

/**
 * Reads an XML part, handing out what its handlers have gathered after each piece of it. Entities
 * beyond those of XML itself are not known and refused, so that none can multiply.
 * @param gather takes what was gathered since the last time
 * @throws Problem 422 `damaged-workbook`
 */
export async function* readXml<T>(
  stream: Readable,
  handlers: XmlHandlers,
  gather: () => T[],
): AsyncGenerator<T> {
  const parser = new SaxesParser();
  const decoder = new TextDecoder();
  if (handlers.open) {
    const { open } = handlers;
    parser.on("opentag", (tag: SaxesTagPlain) => open(localName(tag.name), tag.attributes));
  }
  if (handlers.close) {
    const { close } = handlers;
    parser.on("closetag", (tag: SaxesTagPlain) => close(localName(tag.name)));
  }
  if (handlers.text) {
    parser.on("text", handlers.text);
    parser.on("cdata", handlers.text);
  }
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      parser.write(decoder.decode(chunk, { stream: true }));
      yield* gather();
    }
    parser.close();
  } catch (error) {
    throw error instanceof Problem ? error : refusal("damaged-workbook");
  }
  yield* gather();
}

/** Reads an XML part to its end; the handlers keep what they need. */
export async function hearXml(stream: Readable | undefined, handlers: XmlHandlers): Promise<void> {
  if (!stream) return;
  // Nothing is gathered, so that the first step goes through to the end.
  await readXml(stream, handlers, () => []).next();
}

/** The value of an attribute, whatever prefix it was written with. */
export function attribute(
  attributes: Readonly<Record<string, string>>,
  name: string,
): string | undefined {
  return (
    attributes[name] ?? Object.entries(attributes).find(([key]) => localName(key) === name)?.[1]
  );
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
