/** Runs one campaign, a long trial, by its name: `npm run campaign -- NAME [--json] [flags of its own]`. */
import { runNamed } from "./lib/run-named.mjs";

runNamed("campaign");
