import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { blindWith, finalizeBatch } from "./blinding.ts";
import { evaluateBatch, evaluateOwn } from "./evaluation.ts";
import { deriveKeyPair } from "./keys.ts";
import { noticeMac } from "./notice-mac.ts";
import { proveWith, verifyBatch } from "./proof.ts";
import { ready } from "./sodium.ts";
import type { Mode } from "./suite.ts";
import { tagOf } from "./tags.ts";

interface ValidCase {
  name: string;
  mode: Mode;
  seed: string;
  keyInfo: string;
  secretKey: string;
  publicKey?: string;
  inputs: string[];
  blinds: string[];
  blindedElements: string[];
  evaluatedElements: string[];
  outputs: string[];
  proof?: string;
  proofRandom?: string;
}

interface TagCase {
  output: string;
  tag: string;
  proofKey: string;
  transcript: string;
  noticeMac: string;
  answerMac: string;
}

type InvalidCase = { name: string; reason: string; index?: number } & (
  | { operation: "evaluate"; secretKey: string; elements: string[] }
  | { operation: "finalize"; inputs: string[]; blinds: string[]; evaluated: string[] }
  | {
      operation: "verify";
      publicKey: string;
      elements: string[];
      evaluated: string[];
      proof: string;
    }
);

const valid = read("oprf_valid.json") as { cases: ValidCase[]; tags: TagCase[] };
const invalid = read("oprf_invalid.json") as { cases: InvalidCase[] };

const bytes = (text: string) => new Uint8Array(Buffer.from(text, "hex"));
const flat = (texts: readonly string[]) => bytes(texts.join(""));
const hex = (buffer: Uint8Array) => Buffer.from(buffer).toString("hex");

beforeAll(ready);

describe.each(valid.cases)("the vector $name", (vector) => {
  const inputs = vector.inputs.map(bytes);
  const secretKey = bytes(vector.secretKey);
  const elements = flat(vector.blindedElements);
  const evaluated = flat(vector.evaluatedElements);

  it("derives its key pair", () => {
    const pair = deriveKeyPair(bytes(vector.seed), bytes(vector.keyInfo), vector.mode);
    expect(hex(pair.secretKey)).toBe(vector.secretKey);
    expect(hex(pair.publicKey)).toBe(vector.publicKey ?? hex(pair.publicKey));
  });

  it("blinds, evaluates and finalizes to its outputs", () => {
    const blinded = blindWith(flat(vector.blinds), inputs, vector.mode);
    expect(hex(blinded.elements)).toBe(vector.blindedElements.join(""));
    expect(evaluateBatch(secretKey, elements)).toEqual({ ok: true, evaluated });
    const outputs = flat(vector.outputs);
    expect(finalizeBatch(inputs, blinded.blinds, evaluated)).toEqual({ ok: true, outputs });
  });

  it("gives the holder of the key the same outputs without blinding", () => {
    expect(hex(evaluateOwn(secretKey, inputs, vector.mode))).toBe(vector.outputs.join(""));
  });
});

describe.each(valid.cases.filter((vector) => vector.proof))("the proof of $name", (vector) => {
  const publicKey = bytes(vector.publicKey ?? "");
  const elements = flat(vector.blindedElements);
  const evaluated = flat(vector.evaluatedElements);

  it("is made as in the vector", () => {
    const nonce = bytes(vector.proofRandom ?? "");
    const proof = proveWith(nonce, bytes(vector.secretKey), publicKey, elements, evaluated);
    expect(hex(proof)).toBe(vector.proof);
  });

  it("is accepted", () => {
    const proof = bytes(vector.proof ?? "");
    expect(verifyBatch(publicKey, elements, evaluated, proof)).toEqual({ ok: true });
  });
});

it.each(valid.tags)("the tag $tag and its macs come from its output", (vector) => {
  const { tag, proofKey } = tagOf(bytes(vector.output));
  expect(hex(tag)).toBe(vector.tag);
  expect(hex(proofKey)).toBe(vector.proofKey);
  const transcript = bytes(vector.transcript);
  expect(noticeMac([proofKey], transcript, "notice").map(hex)).toEqual([vector.noticeMac]);
  expect(noticeMac([proofKey], transcript, "answer").map(hex)).toEqual([vector.answerMac]);
});

it.each(invalid.cases)("refuses to $name", (vector) => {
  expect(answerTo(vector)).toEqual({
    ok: false,
    reason: vector.reason,
    ...(vector.index === undefined ? {} : { index: vector.index }),
  });
});

function read(file: string): unknown {
  const url = new URL(`../../../conformance/${file}`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8"));
}

function answerTo(vector: InvalidCase): unknown {
  if (vector.operation === "evaluate") {
    return evaluateBatch(bytes(vector.secretKey), flat(vector.elements));
  }
  if (vector.operation === "finalize") {
    return finalizeBatch(vector.inputs.map(bytes), flat(vector.blinds), flat(vector.evaluated));
  }
  const { publicKey, elements, evaluated, proof } = vector;
  return verifyBatch(bytes(publicKey), flat(elements), flat(evaluated), bytes(proof));
}
