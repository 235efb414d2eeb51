/** A process that owns a server until it is killed: node owner.fixture.ts DATA_DIR */
import { startEmbeddedPostgres } from "./start.ts";

const [dataDir = ""] = process.argv.slice(2);
const server = await startEmbeddedPostgres({ dataDir });
process.stdout.write(`${server.superuserUrl()}\n`);
process.stdin.resume();
process.stdin.on("end", () => void server.stop());
