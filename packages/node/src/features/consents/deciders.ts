import { sql } from "kysely";
import type { Transaction } from "../../store/store.ts";

/** Whether the actor may decide on what partners ask consent for: the policies say it the same way. */
export async function mayDecide(tx: Transaction): Promise<boolean> {
  const { rows } = await sql<{ decides: boolean }>`select entente_decides() as decides`.execute(tx);
  return rows[0]?.decides === true;
}
