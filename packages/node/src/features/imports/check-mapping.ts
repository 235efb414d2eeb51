import { isKind, propertyOf } from "@entente/model";
import { Problem } from "../../http/problem.ts";
import type { Transaction } from "../../store/store.ts";
import { readCase } from "../cases/cases.ts";
import { isRowTarget } from "./row-targets.ts";
import type { Mapping } from "./schemas.ts";
import type { StoredImport } from "./store.ts";

/**
 * Holds a mapping against the file and the user's rights.
 * @param tx of the user, so that only cases of theirs are found
 * @throws Problem 422 `mapping-refused` naming each fault; 404 or 409 for a case that is not theirs
 *   or closed
 */
export async function checkMapping(
  tx: Transaction,
  row: StoredImport,
  mapping: Mapping,
): Promise<void> {
  const errors = row.details.reading.format === "ftm" ? [] : tableErrors(row, mapping);
  if (errors.length > 0) throw new Problem(422, "mapping-refused", errors[0]!.message, { errors });
  if (mapping.caseId === undefined) return;
  const found = await readCase(tx, mapping.caseId);
  if (found.status === "closed")
    throw new Problem(409, "case-closed", "The case is closed: reopen it to add records.");
}

function tableErrors(row: StoredImport, mapping: Mapping): { path: string; message: string }[] {
  const width = row.columns.length;
  const { kind } = mapping;
  const errors: { path: string; message: string }[] = [];
  const add = (path: string, message: string) =>
    errors.push({ path: `body.mapping.${path}`, message });
  if (kind === null || !isKind(kind)) add("kind", "Choose what a row of the file is.");
  if (mapping.columns.length !== width)
    add("columns", `The file has ${width} columns, the mapping ${mapping.columns.length}.`);
  if (mapping.keyColumn !== null && mapping.keyColumn >= width)
    add("keyColumn", "The file has no such column.");
  for (const [column, { property }] of mapping.columns.entries()) {
    if (property === null || isRowTarget(property) || kind === null) continue;
    if (!propertyOf(kind, property))
      add(`columns.${column}.property`, `A ${kind} has no property "${property}".`);
  }
  if (!mapping.columns.some(({ property }) => property !== null && !isRowTarget(property)))
    add("columns", "Choose a property for at least one column.");
  return errors;
}
