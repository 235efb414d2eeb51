import { Problem } from "../../http/problem.ts";
import type { Transaction } from "../../store/store.ts";
import { importRows, type StoredImport } from "./store.ts";
import type { ImportView } from "./schemas.ts";

/**
 * The import with `id`, which must be the user's own.
 * @throws Problem 404 `import-not-found`
 */
export async function findOwnImport(
  tx: Transaction,
  userId: string,
  id: string,
): Promise<StoredImport> {
  const row = await importRows(tx)
    .where("import.id", "=", id)
    .where("import.created_by", "=", userId)
    .executeTakeFirst();
  if (!row) throw notFound();
  return row;
}

/**
 * The import with `id`, which must be the user's own, locked until the transaction ends.
 * @param states the states in which what follows may be done
 * @throws Problem 404 `import-not-found`; 409 `import-state`
 */
export async function lockOwnImport(
  tx: Transaction,
  userId: string,
  id: string,
  ...states: ImportView["state"][]
): Promise<StoredImport> {
  const row = await importRows(tx)
    .where("import.id", "=", id)
    .where("import.created_by", "=", userId)
    .forUpdate("import")
    .executeTakeFirst();
  if (!row) throw notFound();
  if (!states.includes(row.state))
    throw new Problem(
      409,
      "import-state",
      `This cannot be done while the import is "${row.state}".`,
    );
  return row;
}

function notFound(): Problem {
  return new Problem(404, "import-not-found", "You have no such import.");
}
