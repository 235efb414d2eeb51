import type { AuthenticatorTransport } from "@simplewebauthn/server";

const known = [
  "ble",
  "hybrid",
  "internal",
  "nfc",
  "usb",
] as const satisfies readonly AuthenticatorTransport[];

/** The ways to reach a passkey that browsers know, among words. */
export function knownTransports(words: readonly string[]): AuthenticatorTransport[] {
  return known.filter((each) => words.includes(each));
}
