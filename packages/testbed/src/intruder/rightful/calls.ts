import { randomUUID } from "node:crypto";
import type { Call } from "../caller.ts";
import { CannotFill } from "../sample.ts";
import type { Operation } from "../operations.ts";
import type { Aim } from "./sample.ts";

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** A call as it goes over the wire. @throws CannotFill when the sample leaves a parameter open */
export function callOf({ method, path, name }: Operation, aim: Aim): Call {
  const address = path.replaceAll(/\{(\w+)\}/g, (_whole, parameter: string) => {
    const id = aim.ids?.[parameter];
    if (!id) throw new CannotFill(`the sample of ${name} does not say {${parameter}}`);
    return encodeURIComponent(id);
  });
  const query = new URLSearchParams(aim.query);
  const { body } = aim;
  return {
    method,
    address: query.size === 0 ? address : `${address}?${query.toString()}`,
    headers: {
      ...(body === undefined
        ? {}
        : {
            "content-type":
              typeof body === "string" ? "application/octet-stream" : "application/json",
          }),
      ...aim.headers,
    },
    body: body === undefined || typeof body === "string" ? (body ?? null) : JSON.stringify(body),
  };
}

/** The same call about things that do not exist. */
export function withoutAnything(call: Call): Call {
  const ids = new Map<string, string>();
  const other = (text: string): string =>
    text.replaceAll(uuid, (id) => {
      const known = ids.get(id) ?? randomUUID();
      ids.set(id, known);
      return known;
    });
  return { ...call, address: other(call.address), body: call.body && other(call.body) };
}
