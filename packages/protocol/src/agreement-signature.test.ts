import type { AgreementTerms } from "@entente/model";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { signAgreement, verifyAgreement } from "./agreement-signature.ts";
import { canonicalJson } from "./canonical-json.ts";

const [vector] = readVectors("agreement_signature_valid.json") as {
  terms: AgreementTerms;
  canonical: string;
  signer: { secretKey: string; publicKey: string };
  signature: string;
}[];
const { terms, canonical, signer, signature } = vector!;
const publicKey = Buffer.from(signer.publicKey, "hex");

function readVectors(name: string): unknown {
  const url = new URL(`../../../conformance/${name}`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8"));
}

describe("The signature under an agreement", () => {
  test("fits the vector", () => {
    expect(canonicalJson(terms)).toBe(canonical);
    expect(signAgreement(terms, Buffer.from(signer.secretKey, "hex"))).toBe(signature);
    expect(verifyAgreement(terms, signature, publicKey)).toBe(true);
  });

  test("does not depend on the order of the terms", () => {
    const turned = Object.fromEntries(Object.entries(terms).toReversed()) as AgreementTerms;
    expect(verifyAgreement(turned, signature, publicKey)).toBe(true);
  });

  test("holds for exactly these terms", () => {
    const changes: Partial<AgreementTerms>[] = [
      { evaluationBudget: terms.evaluationBudget + 1 },
      { validUntil: "2028-12-31" },
      { purposes: [...terms.purposes, "anything"] },
    ];
    for (const change of changes)
      expect(verifyAgreement({ ...terms, ...change }, signature, publicKey)).toBe(false);
  });

  test("is nobody else's, and nothing malformed is one", () => {
    const other = Buffer.from(publicKey);
    other[0]! ^= 1;
    expect(verifyAgreement(terms, signature, other)).toBe(false);
    expect(verifyAgreement(terms, signature, publicKey.subarray(1))).toBe(false);
    for (const text of ["", "x".repeat(88), signature.slice(1), ` ${signature.slice(1)}`])
      expect(verifyAgreement(terms, text, publicKey)).toBe(false);
  });
});
