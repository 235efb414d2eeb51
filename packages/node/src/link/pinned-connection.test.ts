import { mkdtemp } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadIdentity, type Identity } from "./identity.ts";
import { connectPinned, ForbiddenAddress } from "./pinned-connection.ts";

let identity: Identity;
let connections = 0;
const server = createServer((socket) => {
  connections++;
  socket.destroy();
});

beforeAll(async () => {
  identity = await loadIdentity(await mkdtemp(join(tmpdir(), "entente-pin-")), "be-brussels");
  await new Promise<void>((resolve) => server.listen(0, resolve));
});
afterAll(() => server.close());

function connect(host: string, allowPrivate: boolean): Promise<Error | null> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve) => {
    connectPinned({ host, port, allowPrivate }, ["ab"], identity.tls, 5_000, resolve);
  });
}

test.each(["localhost", "127.0.0.1", "169.254.169.254"])(
  "A node does not look for partners at %s, nor at what a name resolves to there",
  async (host) => {
    expect(await connect(host, false)).toBeInstanceOf(ForbiddenAddress);
    expect(connections).toBe(0);
  },
);

test("A node that may look into private networks connects there", async () => {
  const fault = await connect("localhost", true);
  expect(fault).not.toBeInstanceOf(ForbiddenAddress);
  expect(connections).toBe(1);
});
