import type { NodeApi } from "@entente/node/api";
import type { ExtractSchema } from "hono/types";

type Api = ExtractSchema<NodeApi>;

/** What the node answers to an operation when it goes well, as its own types say it. */
export type Answer<
  Path extends keyof Api,
  Method extends keyof Api[Path],
  Status extends number = 200,
> =
  Extract<Api[Path][Method], { status: Status }> extends { output: infer Output } ? Output : never;

/** One row of a list that the node answers. */
export type Row<Path extends keyof Api> = Api[Path] extends {
  $get: infer Endpoint;
}
  ? Extract<Endpoint, { status: 200 }> extends { output: { items: (infer Item)[] } }
    ? Item
    : never
  : never;
