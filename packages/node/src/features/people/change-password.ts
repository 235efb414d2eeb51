import type { NodeContext } from "../../context.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { withFullSight } from "../../store/store.ts";
import { confirmPassword, type Confirmation, type Confirmer } from "./confirm.ts";
import { endSessions } from "./own-sessions.ts";
import { keepPasswordHash } from "./password-store.ts";
import { hashPassword } from "./password.ts";

/**
 * Gives a user another password, against the one there is; all other sessions of the user end.
 * @param passwords.next at least 12 characters
 */
export async function changePassword(
  node: Pick<NodeContext, "store" | "now">,
  who: Confirmer,
  passwords: { current: string; next: string },
): Promise<Confirmation | { ok: false; reason: "password-unchanged" }> {
  const confirmation = await confirmPassword(node, who, passwords.current);
  if (!confirmation.ok) return confirmation;
  if (passwords.current === passwords.next) return { ok: false, reason: "password-unchanged" };
  const hash = await hashPassword(passwords.next);
  const { id } = who.user;
  await node.store.transaction({ type: "user", userId: id }, async (tx) => {
    await tx
      .updateTable("app_user")
      .set({ password_temporary: false })
      .where("id", "=", id)
      .execute();
    await withFullSight(tx, () => keepPasswordHash(tx, id, hash));
    await endSessions(tx, id, { except: who.session.id });
    const facts = { act: "password-changed" };
    await appendToLedger(tx, [{ act: "administration", object: { type: "user", id }, facts }]);
  });
  return { ok: true };
}
