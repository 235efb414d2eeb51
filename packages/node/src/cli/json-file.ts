import { readFile } from "node:fs/promises";
import type { z } from "zod";
import { readJsonText } from "../config/json-text.ts";
import { Misused, Refused } from "./refusal.ts";

const mostCharacters = 1_000_000;

/**
 * Reads a JSON file that a person or a partner wrote.
 * @throws Misused when it cannot be read or is no JSON, with line and column
 */
export async function readJsonFile(file: string): Promise<unknown> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new Misused(`${file} cannot be read (${code}).`);
  });
  if (text.length > mostCharacters) throw new Misused(`${file} is too large to be what it should.`);
  const json = readJsonText(text.replace(/^\uFEFF/, ""));
  if (json.ok) return json.value;
  throw new Misused(`${file}:${json.place.line}:${json.place.column}: ${json.reason}`);
}

/**
 * Checks a value against what it should be.
 * @param what it should be, such as "a partner's card"
 * @throws Refused that names every fault
 */
export function check<T extends z.ZodType>(schema: T, value: unknown, what: string): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    ({ path, message }) => `  ${path.length > 0 ? `${path.join(".")}: ` : ""}${message}`,
  );
  throw new Refused("invalid", `This is not ${what}:\n${faults.join("\n")}`);
}
