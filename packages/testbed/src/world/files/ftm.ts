import type { WorldRecord } from "../record.ts";

/** A record as one line of FollowTheMoney JSON. Sources, grades and codes have no place in it. */
export function ftmLine({ key, kind, statements }: WorldRecord): string {
  const properties: Record<string, string[]> = {};
  for (const { property, value } of statements) (properties[property] ??= []).push(value);
  return `${JSON.stringify({ id: key, schema: kind, properties })}\n`;
}
