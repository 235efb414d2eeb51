import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bodyHash } from "./body-hash.ts";
import { canonicalJson } from "./canonical-json.ts";
import { checkpointSchema } from "./checkpoint.ts";
import { receiptSchema } from "./receipt.ts";
import {
  checkpointBytes,
  isSigned,
  messageBytes,
  publicKeyOf,
  receiptBytes,
} from "./signed-bytes.ts";

type Signed = { signature: string };
type Valid = {
  key: { publicKey: string };
  message: Signed & { envelope: object; bodyHash: string; signed: string };
  receipts: { receipt: Signed; signed: string }[];
  checkpoint: { checkpoint: Signed; signed: string };
};
type Invalid = {
  cases: {
    name: string;
    kind: "message" | "receipt" | "checkpoint";
    value: Signed & { bodyHash: string };
  }[];
};

function readVectors(name: string): unknown {
  const url = new URL(`../../../conformance/${name}`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8"));
}

const valid = readVectors("evidence_valid.json") as Valid;
const invalid = readVectors("evidence_invalid.json") as Invalid;
const key = publicKeyOf(Buffer.from(valid.key.publicKey, "hex"));
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

describe("What a node signs about an exchange", () => {
  test("is, for a message, a label and the hash of its canonical form", () => {
    const { envelope, signed, signature } = valid.message;
    const hash = bodyHash(canonicalJson(envelope));
    expect(hash).toBe(valid.message.bodyHash);
    expect(hex(messageBytes(hash))).toBe(signed);
    expect(isSigned(messageBytes(hash), signature, key)).toBe(true);
  });

  test.each(valid.receipts)("is, for a receipt, all of it but the signature", (vector) => {
    const { receipt, signed } = vector;
    expect(receiptSchema.parse(receipt)).toEqual(receipt);
    expect(hex(receiptBytes(receipt))).toBe(signed);
    expect(isSigned(receiptBytes(receipt), receipt.signature, key)).toBe(true);
  });

  test("is, for a checkpoint, all of it but the signature", () => {
    const { checkpoint, signed } = valid.checkpoint;
    expect(checkpointSchema.parse(checkpoint)).toEqual(checkpoint);
    expect(hex(checkpointBytes(checkpoint))).toBe(signed);
    expect(isSigned(checkpointBytes(checkpoint), checkpoint.signature, key)).toBe(true);
  });

  test.each(invalid.cases)("is not believed of $name", ({ kind, value }) => {
    const bytes = {
      message: () => messageBytes(value.bodyHash),
      receipt: () => receiptBytes(value),
      checkpoint: () => checkpointBytes(value),
    }[kind]();
    expect(isSigned(bytes, value.signature, key)).toBe(false);
  });
});
