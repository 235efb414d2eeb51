import { enableCompileCache } from "node:module";
import { resolve } from "node:path";

// What Node makes of the modules is kept, which halves what they cost a later start. It holds for what
// is imported from here on; worker threads learn of it from the environment. A folder that cannot be
// written does no harm.
const compiled = resolve(import.meta.dirname, "../../../.entente/compiled");
enableCompileCache(compiled);
process.env["NODE_COMPILE_CACHE"] = compiled;
await import("./demonstration/command.ts");
