/** A PostgreSQL with empty data, for tests: says its address in one line, ends with its input. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../store/embedded/start.ts";

const folder = await mkdtemp(join(tmpdir(), "entente-tests-"));
const server = await startEmbeddedPostgres({ dataDir: join(folder, "postgres") });
process.stdout.write(`${server.superuserUrl()}\n`);
process.stdin.resume().once("end", () => {
  void server.stop().then(() => rm(folder, { recursive: true, force: true }));
});
