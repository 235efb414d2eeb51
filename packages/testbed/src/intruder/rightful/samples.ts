import { accountSamples } from "./account-samples.ts";
import { agreementSamples } from "./agreement-samples.ts";
import { caseSamples } from "./case-samples.ts";
import { duplicateSamples } from "./duplicate-samples.ts";
import { exchangeSamples } from "./exchange-samples.ts";
import { importSamples } from "./import-samples.ts";
import { oversightSamples } from "./oversight-samples.ts";
import { recordSamples } from "./record-samples.ts";
import { requestSamples } from "./request-samples.ts";
import type { Samples } from "./sample.ts";

/** How each operation succeeds that asks for more than a session. */
export const samples: Samples = {
  ...caseSamples,
  ...recordSamples,
  ...duplicateSamples,
  ...importSamples,
  ...exchangeSamples,
  ...requestSamples,
  ...oversightSamples,
  ...agreementSamples,
  ...accountSamples,
};

/** Why nobody is answered by an operation at these nodes, whatever is sent. */
export const explained: Readonly<Record<string, string>> = {
  "GET /session/sample-users": "no node of the attack is a demonstration",
};
