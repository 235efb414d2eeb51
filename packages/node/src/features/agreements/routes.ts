import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { NodeContext } from "../../context.ts";
import { guard, recentlyAuthenticated } from "../../http/guard.ts";
import type { HttpEnv } from "../../http/http-env.ts";
import { jsonAnswer, jsonBody, newRouter } from "../../http/router.ts";
import type { Transaction } from "../../store/store.ts";
import { authorityRowSchema, listAuthorities } from "./list-authorities.ts";
import { listAgreements } from "./list-agreements.ts";
import { endAgreement, proposeTerms, rejectVersion, signVersion } from "./negotiate.ts";
import { readPairRows } from "./pair-rows.ts";
import { readAgreement, signatoryRoles, termsIdOf } from "./read-agreement.ts";
import {
  acceptanceInputSchema,
  agreementRowSchema,
  agreementSchema,
  endInputSchema,
  proposalInputSchema,
  rejectionInputSchema,
  suspensionInputSchema,
} from "./schemas.ts";
import { suspendAgreement } from "./suspend.ts";

const tags = ["agreements"];
const reading = guard();
const signing = [guard(...signatoryRoles), recentlyAuthenticated()];
const params = z.object({ id: z.uuid() });
const theAgreement = { 200: jsonAnswer(agreementSchema, "The agreement as it is now") };

const authoritiesRoute = createRoute({
  method: "get",
  path: "/authorities",
  tags,
  summary: "The node's own authority and its partners",
  middleware: reading,
  responses: {
    200: jsonAnswer(z.object({ items: z.array(authorityRowSchema) }), "The authorities"),
  },
});

const listRoute = createRoute({
  method: "get",
  path: "/agreements",
  tags,
  summary: "The agreements with partners, and how matching under them stands",
  middleware: reading,
  responses: {
    200: jsonAnswer(
      z.object({ items: z.array(agreementRowSchema), can: z.object({ propose: z.boolean() }) }),
      "The agreements, and whether the reader may propose one",
    ),
  },
});

const readRoute = createRoute({
  method: "get",
  path: "/agreements/{id}",
  tags,
  summary: "One agreement: terms, versions, signatures, and the line it belongs to",
  middleware: reading,
  request: { params },
  responses: theAgreement,
});

const draftRoute = createRoute({
  method: "post",
  path: "/agreements",
  tags,
  summary: "Propose a new agreement to its other parties, signed by this authority",
  middleware: signing,
  request: { body: jsonBody(proposalInputSchema) },
  responses: { 201: jsonAnswer(agreementSchema, "The agreement, with the first of the partners") },
});

const proposeRoute = createRoute({
  method: "post",
  path: "/agreements/{id}/proposals",
  tags,
  summary: "Propose the next version: amends a proposal, or changes what is in force",
  middleware: signing,
  request: { params, body: jsonBody(proposalInputSchema) },
  responses: theAgreement,
});

const signRoute = createRoute({
  method: "post",
  path: "/agreements/{id}/acceptance",
  tags,
  summary: "Sign a proposed version: in force once all parties have",
  middleware: signing,
  request: { params, body: jsonBody(acceptanceInputSchema) },
  responses: theAgreement,
});

const rejectRoute = createRoute({
  method: "post",
  path: "/agreements/{id}/rejection",
  tags,
  summary: "Reject a proposed version; the one in force, if any, stays",
  middleware: signing,
  request: { params, body: jsonBody(rejectionInputSchema) },
  responses: theAgreement,
});

const endRoute = createRoute({
  method: "post",
  path: "/agreements/{id}/end",
  tags,
  summary: "End an agreement at once, for all its parties",
  middleware: signing,
  request: { params, body: jsonBody(endInputSchema) },
  responses: theAgreement,
});

const suspendRoute = createRoute({
  method: "patch",
  path: "/agreements/{id}",
  tags,
  summary: "Stop exchange under an agreement at this node alone, or let it go on",
  middleware: signing,
  request: { params, body: jsonBody(suspensionInputSchema) },
  responses: theAgreement,
});

/** Authorities and agreements. */
export const agreementRoutes = (node: NodeContext) => {
  const within = <T>(c: Context<HttpEnv>, work: (tx: Transaction) => Promise<T>): Promise<T> =>
    node.store.transaction(c.var.actor, work);
  /** Does something with an agreement, and answers how it is then. */
  const change = (
    c: Context<HttpEnv>,
    id: string,
    work: (tx: Transaction, termsId: string) => Promise<unknown>,
  ) =>
    within(c, async (tx) => {
      await work(tx, await termsIdOf(tx, id));
      return readAgreement(node, tx, id, c.var.user.roles);
    });
  return newRouter()
    .openapi(authoritiesRoute, async (c) =>
      c.json(await within(c, (tx) => listAuthorities(tx, node.now())), 200),
    )
    .openapi(listRoute, async (c) => {
      const { items } = await within(c, (tx) => listAgreements(tx, node.now()));
      const propose = signatoryRoles.some((role) => c.var.user.roles.includes(role));
      return c.json({ items, can: { propose } }, 200);
    })
    .openapi(readRoute, async (c) => {
      const { id } = c.req.valid("param");
      return c.json(await within(c, (tx) => readAgreement(node, tx, id, c.var.user.roles)), 200);
    })
    .openapi(draftRoute, async (c) => {
      const { terms: input, note } = c.req.valid("json");
      const made = await within(c, async (tx) => {
        const termsId = await proposeTerms(node, tx, { input, note }, c.var.user);
        const [first] = await readPairRows(tx, termsId);
        return readAgreement(node, tx, first!.id, c.var.user.roles);
      });
      return c.json(made, 201);
    })
    .openapi(proposeRoute, async (c) => {
      const { terms: input, note } = c.req.valid("json");
      const changed = await change(c, c.req.valid("param").id, (tx, termsId) =>
        proposeTerms(node, tx, { input, note, termsId }, c.var.user),
      );
      return c.json(changed, 200);
    })
    .openapi(signRoute, async (c) => {
      const { hash } = c.req.valid("json");
      const changed = await change(c, c.req.valid("param").id, (tx, termsId) =>
        signVersion(node, tx, { termsId, hash }, c.var.user),
      );
      return c.json(changed, 200);
    })
    .openapi(rejectRoute, async (c) => {
      const { hash, reason } = c.req.valid("json");
      const changed = await change(c, c.req.valid("param").id, (tx, termsId) =>
        rejectVersion(node, tx, { termsId, hash, reason }, c.var.user),
      );
      return c.json(changed, 200);
    })
    .openapi(endRoute, async (c) => {
      const { reason } = c.req.valid("json");
      const changed = await change(c, c.req.valid("param").id, (tx, termsId) =>
        endAgreement(node, tx, { termsId, reason }, c.var.user),
      );
      return c.json(changed, 200);
    })
    .openapi(suspendRoute, async (c) => {
      const { id } = c.req.valid("param");
      const { suspended } = c.req.valid("json");
      return c.json(await change(c, id, (tx) => suspendAgreement(tx, id, suspended)), 200);
    });
};
