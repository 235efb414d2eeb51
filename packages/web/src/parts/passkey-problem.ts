import { ProblemError } from "../api/problem.ts";

/**
 * What a browser says when a passkey was not made or shown, as a problem that the pages have words
 * for; anything else as it is.
 */
export function passkeyProblem(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ProblemError) return error;
  const known = error.name === "InvalidStateError" ? "passkey-known" : "passkey-cancelled";
  const isOfBrowser =
    error.name === "WebAuthnError" || error.name.endsWith("Error") || error instanceof DOMException;
  if (!isOfBrowser) return error;
  const type = `https://entente.example/problems/${known}`;
  return new ProblemError({ type, title: known, status: 0 });
}
