import { Problem } from "../../../http/problem.ts";

/** Where passkeys of this node hold: its domain, and the origin of its pages. */
export type RelyingParty = { id: string; origin: string };

/**
 * Where passkeys hold: the public address. Without one, pages are opened on this machine alone, and
 * browsers know passkeys there under the name localhost, not under a number.
 * @param host the `Host` header of the request
 * @throws Problem 409 when the pages are open under an address for which there are no passkeys
 */
export function relyingParty(
  publicUrl: string | undefined,
  host: string | undefined,
): RelyingParty {
  if (publicUrl !== undefined) {
    const { hostname, origin } = new URL(publicUrl);
    return { id: hostname, origin };
  }
  const local = /^localhost(:\d+)?$/.test(host ?? "");
  if (!local)
    throw new Problem(409, "no-passkeys-here", "Passkeys do not work under this address.", {
      remedy: "Open the pages under localhost, or ask your administrator to set http.publicUrl.",
    });
  return { id: "localhost", origin: `http://${host}` };
}
