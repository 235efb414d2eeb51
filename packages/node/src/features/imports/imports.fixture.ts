import { setTimeout as pause } from "node:timers/promises";
import { expect } from "vitest";
import { startTestNode, type TestNode } from "../../testing/test-node.ts";
import type { TestClient } from "../../testing/test-client.ts";
import type { ImportView, Mapping, Preview } from "./schemas.ts";

/** A node with an analyst who imports. */
export type ImportDesk = {
  node: TestNode;
  analyst: TestClient;
  /** Uploads a file; fails the test when it is refused. */
  upload: (content: string | Buffer, name?: string) => Promise<ImportView>;
  /** Uploads a file that is refused; tells the code and the status. */
  refusal: (content: string | Buffer, name?: string) => Promise<string>;
  /** Sets the mapping, as proposed but for what is given. */
  map: (found: ImportView, change?: Partial<Mapping>) => Promise<ImportView>;
  preview: (id: string) => Promise<Preview>;
  /** Starts an import and waits until it has ended. */
  run: (id: string) => Promise<ImportView>;
  /** Waits until an import is in a state. */
  until: (id: string, done: (view: ImportView) => boolean) => Promise<ImportView>;
  /** Uploads, maps and runs. */
  bring: (content: string | Buffer, change?: Partial<Mapping>) => Promise<ImportView>;
  report: (id: string) => Promise<string>;
  /** Captions of all records that the analyst sees, in order. */
  captions: () => Promise<string[]>;
};

/** Starts a node with an analyst. */
export async function openDesk(started?: TestNode): Promise<ImportDesk> {
  const node = started ?? (await startTestNode());
  if (!started) await node.addUser("analyst@node.example", "analyst");
  const analyst = await node.signIn("analyst@node.example");
  const send = (content: string | Buffer, name: string) =>
    analyst.request<ImportView & { type: string }>("/imports", {
      method: "POST",
      headers: {
        "content-type": "application/octet-stream",
        "x-file-name": encodeURIComponent(name),
      },
      body: new Uint8Array(Buffer.from(content)),
    });
  const read = async (id: string) => (await analyst.get<ImportView>(`/imports/${id}`)).body;
  const until: ImportDesk["until"] = async (id, done) => {
    for (;;) {
      const view = await read(id);
      if (done(view)) return view;
      await pause(20);
    }
  };
  const desk: ImportDesk = {
    node,
    analyst,
    until,
    upload: async (content, name = "file") => {
      const answer = await send(content, name);
      expect(answer.body).toMatchObject({ state: "mapping" });
      return answer.body;
    },
    refusal: async (content, name = "file") => {
      const { status, body } = await send(content, name);
      return `${status} ${body.type.split("/").at(-1)}`;
    },
    map: async (found, change = {}) => {
      const mapping = { ...found.mapping, source: "test register", ...change };
      const answer = await analyst.patch<ImportView>(`/imports/${found.id}`, { mapping });
      expect(answer.body).toMatchObject({ state: "ready" });
      return answer.body;
    },
    preview: async (id) => (await analyst.get<Preview>(`/imports/${id}/preview`)).body,
    run: async (id) => {
      const answer = await analyst.post<ImportView>(`/imports/${id}/start`);
      expect(answer.body).toMatchObject({ state: "running" });
      return until(id, ({ state }) => state !== "running");
    },
    bring: async (content, change) => {
      const found = await desk.upload(content);
      await desk.map(found, change);
      return desk.run(found.id);
    },
    report: async (id) => {
      const answer = await analyst.fetch(`/imports/${id}/report.csv`);
      return new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer());
    },
    captions: async () => {
      const found = await analyst.get<{ items: { caption: string }[] }>(
        "/records?sort=caption&limit=200",
      );
      return found.body.items.map(({ caption }) => caption);
    },
  };
  return desk;
}

/** The columns of a mapping, by the properties that they hold. */
export function columnsFor(...properties: (string | null)[]): Mapping["columns"] {
  return properties.map((property) => ({ property }));
}
