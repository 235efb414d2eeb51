import { agreementTermsSchema } from "@entente/model";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { checkpointSchema } from "./checkpoint.ts";
import { deliveryAnswerSchema, deliverySchema } from "./delivery.ts";
import { envelopeSchema } from "./envelope.ts";
import { agreementPartSchema } from "./messages/agreement-part.ts";
import { consentUses } from "./messages/consent-request.ts";
import { disclosedStatementSchema } from "./messages/disclosed-statement.ts";
import { messageTypes } from "./messages/message-types.ts";
import { recallOutcomes } from "./messages/recall-receipt.ts";
import { refusalReasons } from "./messages/refusal.ts";
import { recallReasons } from "./messages/statement-recall.ts";
import { askConsistencySchema, consistencySchema } from "./operations/consistency.ts";
import { evaluatedSchema, evaluateSchema } from "./operations/evaluate.ts";
import { faultSchema } from "./operations/fault.ts";
import { nextKeysSchema, nodeIdentitySchema } from "./operations/identity.ts";
import { provenSchema, proveSchema } from "./operations/prove.ts";
import { receiptSchema } from "./receipt.ts";

const root = new URL("../../../", import.meta.url);
const page = readFileSync(new URL("docs/protocol.md", root), "utf8");

/** What is between one heading and the next; empty when there is no such heading. */
function sectionOf(heading: string): string {
  const [, after = ""] = page.split(`\n${heading}\n`);
  return after.split(/\n#{2,3} /)[0] ?? "";
}

/** The first cells of the rows of all tables in a text, each name that is code in them. */
function namesInTables(text: string): Set<string> {
  const cells = [...text.matchAll(/^\| ([^|]*) \|/gm)].map(([, cell = ""]) => cell);
  return new Set(
    cells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)),
  );
}

/** The names of an object's members; of a choice between objects, of all of them. */
function membersOf(schema: z.ZodType): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => membersOf(option as z.ZodType));
  throw new TypeError("neither an object nor a choice between objects");
}

/** The text of the packages' sources, without tests. */
function sources(): string[] {
  return ["protocol", "blind", "node"].flatMap((name) => {
    const folder = new URL(`packages/${name}/src/`, root);
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !/\.(test|fixture)\.ts$/.test(path))
      .map((path) => readFileSync(new URL(path, folder), "utf8"));
  });
}

function everyMatch(pattern: RegExp): string[] {
  return [...new Set(sources().flatMap((text) => text.match(pattern) ?? []))].toSorted();
}

describe("The page on the protocol", () => {
  test.each(Object.entries(messageTypes))(
    "has %s with its fields, and no others",
    (type, schema) => {
      const told = namesInTables(sectionOf(`### \`${type}\``));
      expect([...told].toSorted()).toEqual([...new Set(membersOf(schema))].toSorted());
    },
  );

  test("has the members of everything else that goes over the wire", () => {
    const told = namesInTables(page);
    const others: z.ZodType[] = [
      envelopeSchema,
      deliverySchema,
      deliveryAnswerSchema,
      receiptSchema,
      checkpointSchema,
      faultSchema,
      nodeIdentitySchema,
      nextKeysSchema,
      askConsistencySchema,
      consistencySchema,
      evaluateSchema,
      evaluatedSchema,
      proveSchema,
      provenSchema,
      agreementTermsSchema,
      agreementPartSchema,
      disclosedStatementSchema,
    ];
    expect(others.flatMap(membersOf).filter((name) => !told.has(name))).toEqual([]);
  });

  test("has every operation of the link", () => {
    const paths = everyMatch(/(?<=")\/link\/[a-z/-]+(?=")/g);
    expect(paths).toHaveLength(5);
    const operations = sectionOf("## 5. Operations");
    expect(paths.filter((path) => !new RegExp(`(GET|POST) ${path}\``).test(operations))).toEqual(
      [],
    );
  });

  test("has every label under which something is signed or derived", () => {
    const labels = everyMatch(/entente\/[a-z/-]+\/v\d+/g);
    expect(labels).toContain("entente/message/v1");
    const signed = sectionOf("## 14. What is signed");
    expect(labels.filter((label) => !signed.includes(`\`${label}\``))).toEqual([]);
  });

  test("has every word that a field may be chosen from", () => {
    const words = [...refusalReasons, ...recallReasons, ...recallOutcomes, ...consentUses];
    expect(words.filter((word) => !page.includes(`\`${word}\``))).toEqual([]);
  });

  test("leads only to headings that it has", () => {
    const anchors = new Set(
      [...page.matchAll(/^#{1,3} (.*)$/gm)].map(([, heading = ""]) =>
        heading
          .toLowerCase()
          .replaceAll(/[^\w -]/g, "")
          .replaceAll(" ", "-"),
      ),
    );
    const links = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor!);
    expect(links.filter((link) => !anchors.has(link))).toEqual([]);
  });
});

describe("The vectors", () => {
  const files = readdirSync(new URL("conformance/", root)).filter((name) => name.endsWith(".json"));

  test("are all in their list", () => {
    const list = readFileSync(new URL("conformance/README.md", root), "utf8");
    expect(files.filter((name) => !list.includes(`\`${name}\``))).toEqual([]);
  });

  test("that the page names are there", () => {
    const named = page.match(/\w+_(?:valid|invalid)\.json/g) ?? [];
    expect(named.filter((name) => !files.includes(name))).toEqual([]);
  });
});
