import { noticeMac } from "@entente/blind";
import { toBase64 } from "@entente/protocol";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { transcriptOf, type Announced } from "./transcript.ts";

const url = new URL("../../../../../conformance/pair_valid.json", import.meta.url);
const { notice: vector } = JSON.parse(readFileSync(url, "utf8")) as {
  notice: {
    from: string;
    to: string;
    agreementId: string;
    notice: Announced;
    proofKeys: string[];
    transcript: string;
    macs: string[];
    answerMacs: string[];
  };
};

test("The MACs of a notice and of its answer are over the transcript that the vectors have", () => {
  const { from, to, agreementId, notice, proofKeys, transcript, macs, answerMacs } = vector;
  const bytes = transcriptOf(from, to, agreementId, notice);
  expect(Buffer.from(bytes).toString()).toBe(transcript);
  const keys = proofKeys.map((key) => Buffer.from(key, "hex"));
  expect(noticeMac(keys, bytes, "notice").map(toBase64)).toEqual(macs);
  expect(noticeMac(keys, bytes, "answer").map(toBase64)).toEqual(answerMacs);
});
