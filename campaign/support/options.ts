import { parseArgs } from "node:util";

/** How long and how hard a campaign is. */
export type CampaignOptions = {
  readonly kills: number;
  readonly seed: number;
  /** Folder for data and logs, kept afterwards; without it a temporary one, removed. */
  readonly keep: string | undefined;
};

/** Reads the flags of the campaign. @throws TypeError for a flag that is none */
export function readOptions(args: string[]): CampaignOptions {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: "boolean", default: false },
      kills: { type: "string", default: "200" },
      seed: { type: "string", default: "1" },
      keep: { type: "string" },
    },
  });
  return { kills: Number(values.kills), seed: Number(values.seed), keep: values.keep };
}
