import { createRoute, z } from "@hono/zod-openapi";
import type { Role } from "@entente/model";
import { stream } from "hono/streaming";
import type { NodeContext } from "../../context.ts";
import { guard } from "../../http/guard.ts";
import { listOf, listQuerySchema } from "../../http/pages.ts";
import { Problem } from "../../http/problem.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../http/router.ts";
import {
  cancelImport,
  changeImport,
  deleteImport,
  listImports,
  readImport,
  resumeImport,
  startImport,
} from "./imports.ts";
import { findOwnImport } from "./own-import.ts";
import { previewImport } from "./preview.ts";
import { receiveImport } from "./receive.ts";
import { reportCsv } from "./report.ts";
import { importSchema, mappingSchema, previewSchema, readingChangeSchema } from "./schemas.ts";
import { fileOfMultipart, type IncomingFile } from "./upload/multipart.ts";

const importRoles: readonly Role[] = ["analyst", "approver", "magistrate", "targeter"];

const tags = ["imports"];
const middleware = guard(...importRoles);
const params = z.object({ id: z.uuid() });
const theImport = { 200: jsonAnswer(importSchema, "The import as it is now") };

const upload = createRoute({
  method: "post",
  path: "/imports",
  tags,
  summary: "Upload a file to import: CSV, XLSX or FollowTheMoney JSON lines",
  description:
    "The file is the body, its name percent-encoded in `x-file-name`; or it is the first file of a multipart form.",
  middleware,
  request: {
    headers: z.object({ "x-file-name": z.string().max(1000).optional() }),
    body: {
      content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
    },
  },
  responses: {
    201: jsonAnswer(importSchema, "What was found in the file, and a proposed mapping"),
  },
});

const list = createRoute({
  method: "get",
  path: "/imports",
  tags,
  summary: "Your imports, newest first",
  middleware,
  request: { query: listQuerySchema },
  responses: { 200: jsonAnswer(listOf(importSchema), "A page of imports") },
});

const read = createRoute({
  method: "get",
  path: "/imports/{id}",
  tags,
  summary: "An import with its progress",
  middleware,
  request: { params },
  responses: theImport,
});

const change = createRoute({
  method: "patch",
  path: "/imports/{id}",
  tags,
  summary: "Say how the file is read, or how its rows become records",
  middleware,
  request: {
    params,
    body: jsonBody(
      z
        .strictObject({
          mapping: mappingSchema.optional(),
          reading: readingChangeSchema.optional(),
        })
        .refine(({ mapping, reading }) => mapping ?? reading, { message: "nothing to change" }),
    ),
  },
  responses: theImport,
});

const preview = createRoute({
  method: "get",
  path: "/imports/{id}/preview",
  tags,
  summary: "The first rows as the records they would become, with every problem",
  middleware,
  request: {
    params,
    query: z.object({ limit: z.coerce.number().int().min(1).max(200).default(20) }),
  },
  responses: { 200: jsonAnswer(previewSchema, "The first rows") },
});

const action = <N extends "start" | "cancel" | "resume">(name: N, summary: string) =>
  createRoute({
    method: "post",
    path: `/imports/{id}/${name}` as const,
    tags,
    summary,
    middleware,
    request: { params },
    responses: theImport,
  });
const start = action("start", "Begin to take the rows in");
const cancel = action("cancel", "Stop after the rows at hand");
const resume = action("resume", "Go on where the run stopped");

const remove = createRoute({
  method: "delete",
  path: "/imports/{id}",
  tags,
  summary: "Delete an import with its file and report; the records stay",
  middleware,
  request: { params },
  responses: { 204: { description: "It is gone" } },
});

const report = createRoute({
  method: "get",
  path: "/imports/{id}/report.csv",
  tags,
  summary: "The faulty rows, to be corrected and imported again",
  middleware,
  request: { params },
  responses: {
    200: { description: "The report", content: { "text/csv": { schema: { type: "string" } } } },
  },
});

/** The operations on imports. */
export const importRoutes = (node: NodeContext) =>
  newRouter()
    .openapi(upload, async (c) => {
      const file = await incomingFile(c.req.raw, c.req.valid("header")["x-file-name"]);
      return c.json(await receiveImport(node, c.var.actor, file), 201);
    })
    .openapi(list, async (c) => {
      const page = await node.store.transaction(c.var.actor, (tx) =>
        listImports(tx, c.var.user.id, c.req.valid("query")),
      );
      return c.json(page, 200);
    })
    .openapi(read, async (c) => {
      const found = await node.store.transaction(c.var.actor, (tx) =>
        readImport(tx, c.var.user.id, c.req.valid("param").id),
      );
      return c.json(found, 200);
    })
    .openapi(change, async (c) => {
      const { id } = c.req.valid("param");
      const changed = await node.store.transaction(c.var.actor, (tx) =>
        changeImport(node, tx, c.var.user.id, id, c.req.valid("json")),
      );
      return c.json(changed, 200);
    })
    .openapi(preview, async (c) => {
      const found = await node.store.transaction(c.var.actor, (tx) =>
        findOwnImport(tx, c.var.user.id, c.req.valid("param").id),
      );
      const rows = await previewImport(found, node.authority.id, c.req.valid("query").limit);
      return c.json(rows, 200);
    })
    .openapi(start, async (c) => {
      const { id } = c.req.valid("param");
      const started = await node.store.transaction(c.var.actor, (tx) =>
        startImport(node, tx, c.var.user.id, id),
      );
      return c.json(started, 200);
    })
    .openapi(cancel, async (c) => {
      const { id } = c.req.valid("param");
      const cancelled = await node.store.transaction(c.var.actor, (tx) =>
        cancelImport(node, tx, c.var.user.id, id),
      );
      return c.json(cancelled, 200);
    })
    .openapi(resume, async (c) => {
      const { id } = c.req.valid("param");
      const resumed = await node.store.transaction(c.var.actor, (tx) =>
        resumeImport(node, tx, c.var.user.id, id),
      );
      return c.json(resumed, 200);
    })
    .openapi(remove, async (c) => {
      await node.store.transaction(c.var.actor, (tx) =>
        deleteImport(tx, c.var.user.id, c.req.valid("param").id),
      );
      return c.body(null, 204);
    })
    .openapi(report, async (c) => {
      const found = await node.store.transaction(c.var.actor, (tx) =>
        findOwnImport(tx, c.var.user.id, c.req.valid("param").id),
      );
      c.header("content-type", "text/csv; charset=utf-8");
      c.header("content-disposition", `attachment; filename="report-${found.id}.csv"`);
      return stream(c, async (out) => {
        for await (const piece of reportCsv(node, found)) await out.write(piece);
      });
    });

/** The file in a request, its bytes unread. */
async function incomingFile(request: Request, header: string | undefined): Promise<IncomingFile> {
  if (!request.body) throw new Problem(422, "no-file", "The request has no file.");
  const bytes = buffersOf(request.body);
  const type = request.headers.get("content-type") ?? "";
  if (/^multipart\/form-data\b/i.test(type)) return fileOfMultipart(type, bytes);
  return { name: header && decodedName(header), bytes };
}

async function* buffersOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  for await (const { buffer, byteOffset, byteLength } of body)
    yield Buffer.from(buffer, byteOffset, byteLength);
}

function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
