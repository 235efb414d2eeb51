import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";

const reconnectMs = 1_000;

/**
 * Listens on channels over one connection of its own. When it is lost, it is made again, one try a
 * second, and then `onGap` is called, since what was notified meanwhile is gone.
 * @returns the way to stop
 * @throws when the first connection cannot be made
 */
export async function listen(
  url: string,
  channels: readonly string[],
  onNotification: (channel: string, payload: string) => void,
  onGap: () => void = () => undefined,
): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  const { signal } = stopping;

  const connect = async (): Promise<{ client: pg.Client; lost: Promise<void> }> => {
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    // The end of the connection, which follows every error, is what is acted upon.
    client.on("error", () => undefined);
    client.on("notification", ({ channel, payload }) => onNotification(channel, payload ?? ""));
    const lost = new Promise<void>((resolve) => client.once("end", () => resolve()));
    try {
      await client.connect();
      for (const channel of channels) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      return { client, lost };
    } catch (error) {
      await client.end();
      throw error;
    }
  };
  const connectAgain = async (): Promise<typeof connection | undefined> => {
    while (!signal.aborted) {
      await pause(reconnectMs, undefined, { signal }).catch(() => undefined);
      const made = signal.aborted ? undefined : await connect().catch(() => undefined);
      if (made) return made;
    }
    return undefined;
  };

  let connection = await connect();
  const keepListening = async (): Promise<void> => {
    for (;;) {
      await connection.lost;
      const made = await connectAgain();
      if (!made) return;
      connection = made;
      if (signal.aborted) return made.client.end();
      onGap();
    }
  };
  const listening = keepListening();

  return async () => {
    stopping.abort();
    await connection.client.end();
    await listening;
  };
}
