import type { NodeConfig } from "../config/config.ts";
import { Misused } from "./refusal.ts";

const everywhere = new Set(["0.0.0.0", "::", "[::]"]);

/**
 * Where partners reach the node, from its config alone: `link.url`, or else host and port.
 * @throws Misused when the config does not tell
 */
export function ownLinkUrl({ link: { url, host, port } }: Pick<NodeConfig, "link">): string {
  if (url !== undefined) return url;
  if (port === 0 || everywhere.has(host))
    throw new Misused(
      "The config does not say where partners reach the node: set link.url, such as https://link.police.example:7200.",
    );
  return `https://${host.includes(":") ? `[${host}]` : host}:${port}`;
}
