import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { isSigned, publicKeyOf } from "../signed-bytes.ts";
import { nextKeysBytes, nextKeysSchema, type NextKeys } from "./identity.ts";

const url = new URL("../../../../conformance/keys_valid.json", import.meta.url);
const { key, nextKeys } = JSON.parse(readFileSync(url, "utf8")) as {
  key: { authority: string; publicKey: string };
  nextKeys: { next: NextKeys; signed: string };
};
const publicKey = publicKeyOf(Buffer.from(key.publicKey, "hex"));
const { next, signed } = nextKeys;

describe("Announced keys", () => {
  test("are signed with all but the signature, and for one authority", () => {
    const bytes = nextKeysBytes(key.authority, nextKeysSchema.parse(next));
    expect(Buffer.from(bytes).toString("hex")).toBe(signed);
    expect(isSigned(bytes, next.signature, publicKey)).toBe(true);
  });

  test.each([
    ["another authority", "fr-marseille", next],
    ["another certificate", key.authority, { ...next, tlsFingerprint: "0".repeat(64) }],
    ["another end", key.authority, { ...next, overlapUntil: "2027-03-22T00:00:00.000Z" }],
  ])("are not believed of %s", (_what, authority, said) => {
    expect(isSigned(nextKeysBytes(authority, said), next.signature, publicKey)).toBe(false);
  });
});
