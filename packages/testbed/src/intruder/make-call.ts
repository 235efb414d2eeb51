import type { Random } from "../world/random.ts";
import type { Call } from "./caller.ts";
import type { ApiDocument, Operation } from "./operations.ts";
import { CannotFill, sampleOf } from "./sample.ts";
import { collectionBefore, collectionNamed, idOf, type Flavour, type Targets } from "./targets.ts";

/** What calls are made of. */
export type Means = {
  readonly document: ApiDocument;
  readonly targets: Targets;
  readonly elsewhere: Targets;
  readonly random: Random;
};

/** What is the same for all identifiers that are tried: body and query. */
export type Frame = Pick<Call, "headers" | "body"> & { readonly query: string };

/**
 * Makes body and query of an operation, with identifiers of a flavour.
 * @throws CannotFill when it has a field that cannot be filled
 */
export function frameOf(operation: Operation, flavour: Flavour, means: Means): Frame {
  const { random } = means;
  const ids = (name: string): string | null => {
    const collection = collectionNamed(name);
    return collection === null ? null : idOf(flavour, collection, means);
  };
  const value = (schema: Operation["parameters"][number]["schema"], name: string): unknown =>
    sampleOf(schema, name, { schemas: means.document.schemas, ids, random });
  const query = new URLSearchParams();
  const headers: Record<string, string> = {};
  for (const { name, in: place, required, schema } of operation.parameters) {
    const wanted = required || name === "x-justification" || random.chance(0.3);
    if (place === "path" || name === "cursor" || !wanted) continue;
    const text = String(value(schema, name));
    if (place === "query") query.set(name, text);
    if (place === "header") headers[name] = text;
  }
  if (!operation.body) return { headers, body: null, query: suffix(query) };
  const { type, schema } = operation.body;
  const body = value(schema, "body");
  return {
    headers: { ...headers, "content-type": type },
    body: typeof body === "string" ? body : JSON.stringify(body),
    query: suffix(query),
  };
}

/** Parameters that name no thing of the node's, but something of which all nodes know. */
const words: Readonly<Record<string, Partial<Record<Flavour, string>>>> = {
  kind: { random: "Nothing", others: "Person", malformed: "__proto__" },
};

/**
 * Puts identifiers into the address of an operation.
 * @returns null when the node has none of that flavour to aim at
 * @throws CannotFill when nobody knows what a parameter means
 */
export function aim(
  operation: Operation,
  frame: Frame,
  flavour: Flavour,
  means: Means,
): Call | null {
  let address = operation.path;
  for (const { name, in: place } of operation.parameters) {
    if (place !== "path") continue;
    const collection = collectionBefore(operation.path, name) ?? collectionNamed(name);
    const word = words[name];
    if (collection === null && !word) throw new CannotFill(`what {${name}} names is not known`);
    const id = collection === null ? (word?.[flavour] ?? null) : idOf(flavour, collection, means);
    // Naming one thing twice is refused whether it exists or not: that would tell nothing.
    if (id === null || frame.body?.includes(id) || frame.query.includes(id)) return null;
    address = address.replace(`{${name}}`, id);
  }
  const { headers, body, query } = frame;
  return { method: operation.method, address: address + query, headers, body };
}

function suffix(query: URLSearchParams): string {
  return query.size === 0 ? "" : `?${query.toString()}`;
}
