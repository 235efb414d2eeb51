import { newId } from "@entente/model";
import { sql } from "kysely";
import type { TestAnswer, TestClient } from "../../testing/test-client.ts";
import type { TestNode } from "../../testing/test-node.ts";
import { saveRecords, type PreparedRecord } from "./records.ts";
import type { PreparedStatement } from "./prepare.ts";
import type { RecordDetails, RecordRow } from "./schemas.ts";

/** Problem details as a test looks at them. */
export type Refused = {
  type: string;
  detail: string;
  errors?: { path: string; message: string }[];
};

/** A page of a list of records. */
export type Rows = { items: RecordRow[]; next: string | null; total: number | null };

/** A statement as a form sends it; `more` replaces what it holds. */
export function statement(property: string, value: string, more: Record<string, unknown> = {}) {
  return {
    property,
    value,
    source: "report 12",
    grade: { scale: "4x4", source: "B", information: "2" },
    handling: { codes: ["H1"] },
    ...more,
  };
}

/** Creates a person with a name; `more` goes into the body. */
export async function createPerson(
  client: TestClient,
  name: string,
  more: Record<string, unknown> = {},
): Promise<RecordDetails> {
  const { status, body } = await client.post<RecordDetails>("/records", {
    kind: "Person",
    statements: [statement("name", name)],
    ...more,
  });
  if (status !== 201) throw new Error(`not created: ${JSON.stringify(body)}`);
  return body;
}

/** Opens a case; its number is the node's. */
export async function openCase(client: TestClient, title = "Case"): Promise<string> {
  const { body } = await client.post<{ id: string }>("/cases", { title, purpose: "drug traffic" });
  return body.id;
}

/** Opens a record with a reason. */
export function openWith(
  client: TestClient,
  id: string,
  reason = "asked by the prosecutor",
): Promise<TestAnswer<RecordDetails>> {
  return client.get<RecordDetails>(`/records/${id}`, {
    "x-justification": encodeURIComponent(reason),
  });
}

/** The last word of a problem's type. */
export function codeOf({ body }: TestAnswer<unknown>): string {
  return (body as Refused).type.split("/").at(-1) ?? "";
}

/** Statements of a name as they are saved without a form. */
export function named(name: string): PreparedStatement[] {
  return [
    {
      property: "name",
      value: name,
      original: null,
      note: null,
      source: "file",
      grade: { scale: "4x4", source: "X", information: "4" },
      handling: { codes: ["H0"] },
      nature: "fact",
      observedAt: null,
      supersedes: null,
      reference: null,
    },
  ];
}

/** Saves records of the node, or of `originator`, without HTTP; tells their ids. */
export async function saveAll(
  node: TestNode,
  names: readonly string[],
  more: Partial<PreparedRecord> = {},
): Promise<string[]> {
  const records = names.map((name) => ({
    id: newId(),
    kind: "Person",
    originator: node.context.authority.id,
    silent: false,
    statements: named(name),
    ...more,
  }));
  await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
    saveRecords(tx, node.context.now(), records),
  );
  return records.map((record) => record.id);
}

/** An authority that the node knows as a partner. */
export async function addPartner(node: TestNode, id: string): Promise<void> {
  await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
    tx
      .insertInto("authority")
      .values({
        id,
        name: id,
        type: "police",
        country: id.slice(0, 2),
        self: false,
        link_url: null,
        signing_key: null,
        tls_fingerprint: null,
        last_seen_at: null,
      })
      .execute(),
  );
}

/** A hit on a record, new and strong; tells its id. */
export async function addHit(
  node: TestNode,
  recordId: string,
  agreementId: string,
): Promise<string> {
  const id = newId();
  await node.context.store.transaction({ type: "system", name: "test" }, (tx) =>
    sql`insert into hit (id, agreement_id, partner_id, record_id, partner_handle, key_types,
        strength, silent, state)
      values (${id}, ${agreementId}, 'fr-police', ${recordId}, ${Buffer.alloc(16)}, '{}', 30, false,
        'new')`.execute(tx),
  );
  return id;
}

/** Every page of a list, one after the other. */
export async function allPages(client: TestClient, path: string): Promise<RecordRow[]> {
  const items: RecordRow[] = [];
  let cursor: string | null = null;
  do {
    const more: string = cursor === null ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    const { status, body } = await client.get<Rows>(`${path}${more}`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    items.push(...body.items);
    cursor = body.next;
  } while (cursor !== null);
  return items;
}
