/** Runs one benchmark by its name: `npm run bench -- NAME [--json] [flags of its own]`. */
import { runNamed } from "./lib/run-named.mjs";

runNamed("bench");
