import { standsWithoutForce, type Message, type ParsedMessage } from "@entente/protocol";
import type { Standing } from "./agreements-in-force.ts";

/** Whether a message is given to its handler. */
export type Admitted =
  | { readonly ok: true; readonly message: Message & { readonly agreementId: string } }
  | { readonly ok: false; readonly reason: string };

/**
 * Decides on a message before anybody looks at what it says: readable, from the partner on the line,
 * for this node, under an agreement in force between the two unless its type needs none.
 * @param partnerId whose certificate and signature brought it
 * @param selfId this node's authority
 */
export function admitMessage(
  parsed: ParsedMessage,
  partnerId: string,
  selfId: string,
  standingOf: (agreementId: string) => Standing,
): Admitted {
  if (!parsed.ok)
    return parsed.reason === "malformed"
      ? { ok: false, reason: `malformed: ${printable(parsed.path)}` }
      : parsed;
  const { message } = parsed;
  const { from, to, agreementId } = message;
  if (from !== partnerId) return { ok: false, reason: "wrong-sender" };
  if (to !== selfId) return { ok: false, reason: "wrong-addressee" };
  if (agreementId === null) return { ok: false, reason: "agreement-missing" };
  if (standsWithoutForce(message.type)) return { ok: true, message: { ...message, agreementId } };
  const standing = standingOf(agreementId);
  return standing.ok ? { ok: true, message: { ...message, agreementId } } : standing;
}

/** A path holds names that the sender chose. */
function printable(path: string): string {
  return path.replaceAll(/[^\x20-\x7e]/g, "?").slice(0, 150);
}
