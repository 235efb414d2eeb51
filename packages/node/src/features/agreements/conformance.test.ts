import type { AgreementTerms } from "@entente/model";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { checkPart } from "./agreement-part.ts";
import { pairAgreementId } from "./pair-id.ts";

function readVectors(name: string): unknown {
  const url = new URL(`../../../../../conformance/${name}`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8"));
}

const [agreed] = readVectors("agreement_signature_valid.json") as [
  { terms: AgreementTerms; signature: string },
];
const { key, agreementKey } = readVectors("keys_valid.json") as {
  key: { authority: string; publicKey: string };
  agreementKey: { agreementId: string; oprfPublicKey: string; keySignature: string };
};
const { pairs } = readVectors("pair_valid.json") as {
  pairs: {
    name: string;
    terms: Pick<AgreementTerms, "id" | "parties">;
    between: [string, string];
    agreementId: string;
  }[];
};

describe("A party's part of an agreement", () => {
  const { agreementId, oprfPublicKey, keySignature } = agreementKey;
  const part = { signature: agreed.signature, oprfPublicKey, keySignature };
  const keys = [Buffer.from(key.publicKey, "hex")];
  const subject = { terms: agreed.terms, agreementId, authorityId: key.authority };

  test("holds its blind-evaluation key, signed as the vectors have it", () => {
    expect(checkPart(subject, part, keys)).toEqual({ ok: true, part });
  });

  test("is none of another agreement", () => {
    const elsewhere = { ...subject, agreementId: "0190b000-0000-7000-8000-0000000000ff" };
    expect(checkPart(elsewhere, part, keys)).toEqual({ ok: false, reason: "bad-key-signature" });
  });
});

describe("The name of an agreement between two parties", () => {
  test.each(pairs)("is that of the vectors: $name", ({ terms, between, agreementId }) => {
    const [one, other] = between;
    expect(pairAgreementId(terms, one, other)).toBe(agreementId);
    expect(pairAgreementId(terms, other, one)).toBe(agreementId);
  });
});
