import type { NodeConfig } from "../../config/config.ts";
import { ownLinkUrl } from "../own-link-url.ts";
import { Misused } from "../refusal.ts";
import { reporter, type Finding } from "./finding.ts";

/** Settings that are valid and yet not what a real node should have. */
export function checkConfig(config: NodeConfig): Finding[] {
  const { ok, warn, fail } = reporter("config");
  const { authority, demonstration, http } = config;
  const findings: Finding[] = [];
  if (demonstration)
    findings.push(
      fail("demonstration is on: anybody sees the sample users", "Take demonstration out."),
    );
  if (!http.publicUrl?.startsWith("https:"))
    findings.push(
      warn(
        "http.publicUrl is no https address, so sessions also travel unencrypted",
        "Put a server with TLS in front and set http.publicUrl to its address.",
      ),
    );
  try {
    const url = ownLinkUrl(config);
    if (/^https:\/\/(127\.|localhost|\[::1\])/.test(url))
      findings.push(
        warn(`partners are told to reach this node at ${url}`, "Set link.host and link.url."),
      );
  } catch (error) {
    if (!(error instanceof Misused)) throw error;
    findings.push(fail("partners cannot be told where this node is", "Set link.url."));
  }
  return findings.length > 0 ? findings : [ok(`the node of ${authority.name} (${authority.id})`)];
}
