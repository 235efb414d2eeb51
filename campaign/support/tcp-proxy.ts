import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

/** What the network between two nodes does at present. */
export type Weather =
  | { readonly kind: "clear" }
  /** Nobody gets through, and who was through is cut off. */
  | { readonly kind: "cut" }
  /** Every packet takes this long, milliseconds. */
  | { readonly kind: "slow"; readonly delay: number }
  /** Every connection has a delay of its own, so that requests overtake each other. */
  | { readonly kind: "uneven"; readonly delay: () => number }
  /** A connection breaks after so many bytes on the way there. */
  | { readonly kind: "truncating"; readonly bytes: number }
  /** What is asked arrives; the answer does not, and the connection breaks: it will be asked again. */
  | { readonly kind: "mute" };

/** A stretch of network from one node to another. */
export type Proxy = {
  readonly port: number;
  readonly change: (weather: Weather) => void;
  /** Answers that were swallowed: as many requests were processed and sent once more. */
  readonly swallowed: () => number;
  /** Requests and answers that a later one may have overtaken. */
  readonly delayed: () => number;
  readonly close: () => Promise<void>;
};

const mutePatience = 400;

/** Opens a stretch of network that leads to a port of this machine. */
export async function openProxy(target: () => number): Promise<Proxy> {
  const sockets = new Set<Socket>();
  let weather: Weather = { kind: "clear" };
  let swallowed = 0;
  let delayed = 0;
  const server = createServer((near) => {
    if (weather.kind === "cut") return near.destroy();
    const far = connect({ host: "127.0.0.1", port: target() });
    let sent = 0;
    let swallowing = false;
    let own: { weather: Weather; delay: number } | undefined;
    const delayNow = (): number => {
      if (weather.kind === "slow") return weather.delay;
      if (weather.kind !== "uneven") return 0;
      if (own?.weather !== weather) own = { weather, delay: weather.delay() };
      delayed++;
      return own.delay;
    };
    const end = (): void => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("error", end);
      socket.on("close", () => {
        sockets.delete(socket);
        end();
      });
    }
    const forward = async (from: Socket, to: Socket, chunk: Buffer): Promise<void> => {
      from.pause();
      const delay = delayNow();
      if (delay > 0) await pause(delay);
      if (!to.destroyed && !to.write(chunk)) await once(to, "drain").catch(end);
      from.resume();
    };
    near.on("data", (chunk: Buffer) => {
      sent += chunk.length;
      if (weather.kind === "truncating" && sent > weather.bytes) {
        far.write(chunk.subarray(0, Math.max(0, chunk.length - (sent - weather.bytes))), end);
        return;
      }
      void forward(near, far, chunk);
    });
    let answered = 0;
    far.on("data", (chunk: Buffer) => {
      answered += chunk.length;
      // The handshake passes; what comes after it are answers.
      if (weather.kind !== "mute" || (!swallowing && answered < 4_000)) {
        void forward(far, near, chunk);
        return;
      }
      if (swallowing) return;
      swallowing = true;
      swallowed++;
      setTimeout(end, mutePatience).unref();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    change: (next) => {
      weather = next;
      if (next.kind === "cut") for (const socket of sockets) socket.destroy();
    },
    swallowed: () => swallowed,
    delayed: () => delayed,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
