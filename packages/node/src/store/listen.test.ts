import { createServer, connect, type AddressInfo, type Socket } from "node:net";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import { createTestDatabase } from "../testing/test-database.ts";
import { openStore, type Store } from "./store.ts";

/** A way to the database that can be cut. */
async function cuttable(url: string) {
  const target = new URL(url);
  const port = Number(target.port);
  const open = new Set<Socket>();
  let refusing = false;
  const refused = Promise.withResolvers<void>();
  const proxy = createServer((socket) => {
    if (refusing) {
      refused.resolve();
      socket.destroy();
      return;
    }
    const further = connect(port, target.hostname);
    for (const end of [socket, further]) {
      open.add(end);
      end.on("error", () => undefined).on("close", () => open.delete(end));
    }
    socket.pipe(further).pipe(socket);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  target.hostname = "127.0.0.1";
  target.port = String((proxy.address() as AddressInfo).port);
  return {
    url: target.href,
    /** Ends all connections; resolves when a new one was refused. */
    cut: () => {
      refusing = true;
      for (const socket of open) socket.destroy();
      return refused.promise;
    },
    mend: () => {
      refusing = false;
    },
    close: () => proxy.close(),
  };
}

function notify(store: Store, payload: string): Promise<unknown> {
  return store.transaction({ type: "system", name: "test" }, (tx) =>
    sql`select pg_notify('entente_test', ${payload})`.execute(tx),
  );
}

describe("Listening to the database", () => {
  test("goes on after the connection was lost, once, and says that there was a gap", async () => {
    const { url } = await createTestDatabase();
    const way = await cuttable(url);
    const heard: string[] = [];
    const lastHeard = Promise.withResolvers<void>();
    const gap = Promise.withResolvers<void>();
    const listener = openStore(way.url);
    const speaker = openStore(url);
    const stop = await listener.listen(
      ["entente_test"],
      (_channel, payload) => {
        heard.push(payload);
        if (payload === "last") lastHeard.resolve();
      },
      gap.resolve,
    );

    await way.cut();
    await notify(speaker, "missed");
    way.mend();
    await gap.promise;
    await notify(speaker, "heard");
    await notify(speaker, "last");
    await lastHeard.promise;
    expect(heard).toEqual(["heard", "last"]);

    await stop();
    await Promise.all([listener.close(), speaker.close()]);
    way.close();
  });

  test("can be stopped while the connection is lost", async () => {
    const { url } = await createTestDatabase();
    const way = await cuttable(url);
    const store = openStore(way.url);
    const stop = await store.listen(["entente_test"], () => undefined);
    await way.cut();
    await expect(stop()).resolves.toBeUndefined();
    await store.close();
    way.close();
  });
});
