import { createPublicKey, sign, verify, createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { signRequest } from "./sign-request.ts";
import type { SignedParts } from "./signature-profile.ts";
import { verifyRequest, type VerificationContext } from "./verify-request.ts";

type Vector = {
  name: string;
  now: string;
  request: Omit<SignedParts, "body"> & { body: string };
};
type Key = { secretKey: string; publicKey: string; keyId: string };

function readVectors(name: string): unknown {
  const url = new URL(`../../../../conformance/${name}`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8"));
}

const valid = readVectors("http_signature_valid.json") as {
  key: Key;
  cases: (Vector & { signatureBase: string })[];
};
const invalid = readVectors("http_signature_invalid.json") as {
  cases: (Vector & { reason: string })[];
};
const publicKey = createPublicKey({
  key: {
    kty: "OKP",
    crv: "Ed25519",
    x: Buffer.from(valid.key.publicKey, "hex").toString("base64url"),
  },
  format: "jwk",
});
const secretKey = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${valid.key.secretKey}`, "hex"),
  format: "der",
  type: "pkcs8",
});

function contextAt(now: string, changes: Partial<VerificationContext> = {}): VerificationContext {
  return {
    now: new Date(now),
    keyNamed: (keyId) => (keyId === valid.key.keyId ? publicKey : undefined),
    rememberNonce: async () => true,
    ...changes,
  };
}

const partsOf = ({ request }: Vector): SignedParts => ({
  ...request,
  body: Buffer.from(request.body),
});

describe("A signed request", () => {
  test.each(valid.cases)("is genuine: $name", async (vector) => {
    expect(await verifyRequest(partsOf(vector), contextAt(vector.now))).toMatchObject({
      ok: true,
      keyId: valid.key.keyId,
    });
  });

  test.each(valid.cases)("is signed over the text that RFC 9421 says: $name", (vector) => {
    const signature = /^entente=:(.*):$/.exec(vector.request.fields["signature"] ?? "")?.[1] ?? "";
    const base = Buffer.from(vector.signatureBase);
    expect(verify(null, base, publicKey, Buffer.from(signature, "base64"))).toBe(true);
  });

  test.each(valid.cases)("is made as the vector has it: $name", (vector) => {
    const input = vector.request.fields["signature-input"] ?? "";
    const created = Number(/created=(\d+)/.exec(input)?.[1]);
    const nonce = /nonce="([^"]+)"/.exec(input)?.[1];
    const identity = {
      keyId: valid.key.keyId,
      sign: (data: Uint8Array) => sign(null, data, secretKey),
    };
    const fields = signRequest(partsOf(vector), identity, new Date(created * 1000), nonce);
    expect(fields).toEqual(vector.request.fields);
  });

  test.each(invalid.cases)("is refused: $name", async (vector) => {
    expect(await verifyRequest(partsOf(vector), contextAt(vector.now))).toEqual({
      ok: false,
      reason: vector.reason,
    });
  });

  test("asks the nonce store only when all else is right, and obeys it", async () => {
    const asked: string[] = [];
    const rememberNonce = async (nonce: string) => {
      asked.push(nonce);
      return false;
    };
    for (const vector of invalid.cases)
      await verifyRequest(partsOf(vector), contextAt(vector.now, { rememberNonce }));
    expect(asked).toEqual([]);
    const [vector] = valid.cases;
    expect(
      await verifyRequest(partsOf(vector!), contextAt(vector!.now, { rememberNonce })),
    ).toEqual({ ok: false, reason: "nonce-repeated" });
    expect(asked).toHaveLength(1);
  });
});
