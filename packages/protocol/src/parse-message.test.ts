import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bodyHash } from "./body-hash.ts";
import { canonicalJson } from "./canonical-json.ts";
import { messageTypes } from "./messages/message-types.ts";
import { parseMessage } from "./parse-message.ts";

type Valid = { name: string; envelope: Record<string, unknown>; bodyHash: string };
type Invalid = { name: string; envelope: unknown; reason: string; path?: string };

const valid = readVectors("envelope_valid.json") as Valid[];
const invalid = readVectors("envelope_invalid.json") as Invalid[];

/** Any place inside a value: the members to go through. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [
    path,
    ...Object.entries(value).flatMap(([name, part]) => placesIn(part, [...path, name])),
  ];
}

/** A copy of `value` with what is at `path` replaced. */
function replaced(value: unknown, path: readonly string[], by: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return by;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...(value as unknown[])]
    : { ...(value as Record<string, unknown>) };
  Reflect.set(copy, name, replaced(Reflect.get(copy, name), rest, by));
  return copy;
}

function readVectors(name: string): unknown {
  const url = new URL(`../../../conformance/${name}`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8"));
}

describe("A message", () => {
  test.each(valid)("is read: $name", ({ envelope, bodyHash: hash }) => {
    expect(parseMessage(envelope)).toEqual({ ok: true, message: envelope });
    expect(bodyHash(canonicalJson(envelope))).toBe(hash);
  });

  test("of every type is among the vectors", () => {
    const types = new Set(valid.map(({ envelope }) => envelope["type"]));
    expect([...types].toSorted()).toEqual(Object.keys(messageTypes).toSorted());
  });

  test.each(invalid)("is refused with the place of its fault: $name", (vector) => {
    const { reason, path } = vector;
    expect(parseMessage(vector.envelope)).toMatchObject({
      ok: false,
      reason,
      ...(path === undefined ? {} : { path }),
    });
  });

  test("with a field that nobody knows, wherever it is, is refused", () => {
    for (const { envelope } of valid) {
      const objects = placesIn(envelope).filter((path) => {
        const part: unknown = path.reduce<unknown>(
          (at, name) => Reflect.get(at as object, name),
          envelope,
        );
        return typeof part === "object" && part !== null && !Array.isArray(part);
      });
      for (const path of objects) {
        const result = parseMessage(replaced(envelope, [...path, "unheard-of"], 1));
        expect(result).toMatchObject({ ok: false, path: [...path, "unheard-of"].join(".") });
      }
    }
  });

  test("is never misread, whatever is put in the place of one of its parts", () => {
    const somewhere = fc
      .constantFrom(...valid.map(({ envelope }) => envelope))
      .chain((envelope) =>
        fc.tuple(fc.constant(envelope), fc.constantFrom(...placesIn(envelope)), fc.jsonValue()),
      );
    fc.assert(
      fc.property(somewhere, ([envelope, path, by]) => {
        const changed = replaced(envelope, path, by);
        const result = parseMessage(changed);
        expect(result.ok ? result.message : changed).toEqual(changed);
        expect(result.ok ? "malformed" : result.reason).toMatch(/^(malformed|unknown-type)$/);
      }),
      { seed: 20, numRuns: 2_000 },
    );
  });

  test("is not made of anything at random", () => {
    fc.assert(
      fc.property(
        fc.anything({ withNullPrototype: true, withMap: true, withDate: true }),
        (value) => {
          expect(parseMessage(value).ok).toBe(false);
        },
      ),
      { seed: 21, numRuns: 500 },
    );
  });
});
