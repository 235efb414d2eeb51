import { z } from "zod";

const schemaSchema = z.record(z.string(), z.unknown());
const operationSchema = z.object({
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(["path", "query", "header", "cookie"]),
        required: z.boolean().default(false),
        schema: schemaSchema,
      }),
    )
    .default([]),
  requestBody: z
    .object({ content: z.record(z.string(), z.object({ schema: schemaSchema })) })
    .optional(),
  "x-roles": z.array(z.string()).optional(),
  "x-recent-authentication": z.boolean().default(false),
});
const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), schemaSchema) }),
});

/** A schema of the document, JSON Schema as OpenAPI 3.1 has it. */
export type Schema = z.infer<typeof schemaSchema>;

/** An operation as a node's document tells it. */
export type Operation = {
  /** `GET /cases/{id}`. */
  readonly name: string;
  readonly method: string;
  /** From `/api/v1` on. */
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: "path" | "query" | "header" | "cookie";
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly body: { readonly type: string; readonly schema: Schema } | null;
  /** Any of these may call it; null: it is open to strangers. */
  readonly roles: readonly string[] | null;
  /** Whether it asks once more who one is. */
  readonly recent: boolean;
};

/** What a node says of its API: its operations, and the schemas they refer to by name. */
export type ApiDocument = {
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, Schema>>;
};

/** Reads the document of a node. @throws ZodError when it is not as this reader knows it */
export async function readDocument(httpUrl: string): Promise<ApiDocument> {
  const text = await (await fetch(`${httpUrl}/api/openapi.json`)).text();
  const { paths, components } = documentSchema.parse(JSON.parse(text));
  const operations = Object.entries(paths).flatMap(([whole, item]) =>
    Object.entries(item).map(([verb, found]): Operation => {
      const [method, path] = [verb.toUpperCase(), whole.replace("/api/v1", "")];
      const [content] = Object.entries(found.requestBody?.content ?? {});
      return {
        name: `${method} ${path}`,
        method,
        path,
        parameters: found.parameters,
        body: content ? { type: content[0], schema: content[1].schema } : null,
        roles: found["x-roles"] ?? null,
        recent: found["x-recent-authentication"],
      };
    }),
  );
  return { operations: inOrderOfHarm(operations), schemas: components.schemas };
}

/** What only reads comes first; what ends sessions and agreements comes when all else was tried. */
function inOrderOfHarm(operations: readonly Operation[]): Operation[] {
  const harm = ({ method, path }: Operation): number => {
    if (/^\/session(\/|$)/.test(path)) return 5;
    if (/^\/(accounts|agreements)\b/.test(path) && method !== "GET") return 4;
    if (/erasure|merge/.test(path)) return 3;
    return ["GET", "POST", "PATCH", "PUT", "DELETE"].indexOf(method) > 0 ? 2 : 1;
  };
  return operations.toSorted((a, b) => harm(a) - harm(b));
}
