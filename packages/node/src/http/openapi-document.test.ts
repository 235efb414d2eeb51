import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { startTestNode, type TestNode } from "../testing/test-node.ts";

const parameterSchema = z.object({
  name: z.string(),
  in: z.enum(["path", "query", "header", "cookie"]),
  required: z.boolean().optional(),
  schema: z.record(z.string(), z.unknown()),
});
const answerSchema = z.object({ description: z.string().min(1) });
const operationSchema = z.object({
  operationId: z.string().regex(/^[a-z][A-Za-z0-9]+$/),
  summary: z.string().min(1),
  tags: z.array(z.string()).min(1),
  parameters: z.array(parameterSchema).default([]),
  responses: z.record(z.string().regex(/^([1-5]\d\d|default)$/), answerSchema),
});
const documentSchema = z.object({
  openapi: z.literal("3.1.0"),
  info: z.object({ title: z.string(), version: z.string() }),
  paths: z.record(
    z.string().startsWith("/"),
    z.partialRecord(z.enum(["get", "put", "post", "delete", "patch"]), operationSchema),
  ),
  components: z.object({
    schemas: z.record(z.string(), z.unknown()),
    securitySchemes: z.record(z.string(), z.unknown()),
  }),
});

describe("The OpenAPI document of a node", () => {
  let node: TestNode;
  let text: string;
  let document: z.infer<typeof documentSchema>;
  beforeAll(async () => {
    node = await startTestNode();
    text = await (await fetch(`${node.httpUrl}/api/openapi.json`)).text();
    document = documentSchema.parse(JSON.parse(text));
  });
  afterAll(() => node.stop());

  const operations = () =>
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.values(item).map((operation) => ({ path, operation })),
    );

  test("describes the operations under their whole address", () => {
    expect(Object.keys(document.paths)).toEqual(
      expect.arrayContaining(["/api/v1/sessions", "/api/v1/events", "/api/v1/status"]),
    );
  });

  test("names each operation once", () => {
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("declares every part of an address as a parameter", () => {
    for (const { path, operation } of operations()) {
      const inPath = Array.from(path.matchAll(/\{(\w+)\}/g), (match) => String(match[1]));
      const declared = operation.parameters.filter((parameter) => parameter.in === "path");
      const names = new Set(declared.map(({ name }) => name));
      expect([path, names]).toEqual([path, new Set(inPath)]);
      expect(declared.filter(({ required }) => required !== true)).toEqual([]);
    }
  });

  test("says of each operation how it refuses", () => {
    for (const { operation } of operations())
      expect(operation.responses["default"]?.description).toContain("RFC 9457");
  });

  test("refers to nothing that is not in it", () => {
    const names = Array.from(
      text.matchAll(/"#\/components\/schemas\/([^"]+)"/g),
      ([, name]) => name,
    );
    expect(names).toContain("Problem");
    expect(names.filter((name) => !(String(name) in document.components.schemas))).toEqual([]);
  });
});
