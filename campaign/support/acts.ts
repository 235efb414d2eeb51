import type { Api } from "./api.ts";
import { letters, phone, statement } from "./invented.ts";
import type { Random } from "./random.ts";
import { purpose, type Member } from "./world.ts";

type Listed<T> = { items: T[] };
type Held = { id: string; property: string; value: string; endedAt: string | null };
type RecordView = { statements: Held[] };
type RequestView = { id: string; record: { id: string } | null };
type Holdings = { statements: { statement: Held; decision: { ok: boolean } }[] };

/** What people do at a node, by name; each answers whether the node confirmed that it was done. */
export type Acts = Readonly<Record<string, () => Promise<boolean>>>;

/** How far the world's values are used up: people at all nodes come across the same ones by and by. */
export type WorldState = { recorded: number };

/** Among so many values people choose at a time. */
const atHand = 10;
/** Nodes at which a value turns up, on average. */
const holders = 3;

/** The acts of the people at one node. */
export function actsAt(member: Member, api: Api, random: Random, world: WorldState): Acts {
  const records: string[] = [];
  /** At one node a value is used once at a time, so that it never becomes too common. */
  const used = new Set<number>();
  /** On each hit one asks once, as people do. */
  const asked = new Set<string>();
  let count = 0;

  const takePhone = (): string => {
    const free: number[] = [];
    const first = Math.max(0, Math.floor(world.recorded / holders) - atHand);
    for (let number = first; free.length < atHand; number++)
      if (!used.has(number)) free.push(number);
    const taken = random.pick(free);
    used.add(taken);
    return phone(taken);
  };
  const disclosed = async (): Promise<{ recordId: string; held: Held } | undefined> => {
    const path = "/requests?direction=in&state=answered&limit=100";
    const request = await anyOf<RequestView>(api, random, path);
    if (!request?.record) return undefined;
    const held = await currentOf(api, request.record.id, ["position", "notes"]);
    return held ? { recordId: request.record.id, held } : undefined;
  };
  return {
    async record() {
      const made = await api.post<{ id: string }>("/records", {
        kind: "Person",
        justification: "Campaign",
        silent: random.chance(0.05),
        statements: [
          statement("name", `${member.authority.name} ${letters(count)}`),
          statement("phone", takePhone()),
          statement("position", `Occupation ${member.authority.id} ${count}`),
          statement("notes", `Note ${member.authority.id} ${count++}`),
        ],
      });
      if (made?.status !== 201) return false;
      records.push(made.body.id);
      world.recorded++;
      return true;
    },
    async change() {
      if (records.length === 0) return false;
      const chosen = random.pick(records);
      const held = await currentOf(api, chosen, ["phone"]);
      // A value given up may still stand at a node that did not answer: it is not used again.
      const answer = held
        ? await api.post(`/records/${chosen}/statements/${held.id}/withdrawal`, {
            reason: "wrong number",
          })
        : await api.post(`/records/${chosen}/statements`, {
            statements: [statement("phone", takePhone())],
          });
      return answer?.status === 200;
    },
    confirm: () => confirmOne(api, random),
    async dismiss() {
      const hit = await anyOf(api, random, "/hits?state=new&limit=20");
      if (!hit) return false;
      const reason = { reason: "coincidence" };
      return (await api.post(`/hits/${hit.id}/dismissal`, reason))?.status === 200;
    },
    async ask() {
      const hit = await anyOf(api, random, "/hits?state=confirmed&limit=200");
      if (!hit || asked.has(hit.id)) return false;
      const answer = await api.post(`/hits/${hit.id}/requests`, {
        purpose,
        justification: "Campaign",
        urgency: "normal",
      });
      if (answer?.status === 201) asked.add(hit.id);
      return answer?.status === 201;
    },
    async answer() {
      const request = await anyOf(api, random, "/requests?direction=in&state=received&limit=20");
      return request ? answerOne(api, random, request.id) : false;
    },
    async recall() {
      const found = await disclosed();
      if (!found) return false;
      const path = `/records/${found.recordId}/statements/${found.held.id}/withdrawal`;
      return (await api.post(path, { reason: "wrong" }))?.status === 200;
    },
    async correct() {
      const found = await disclosed();
      if (!found) return false;
      const { property, id: supersedes } = found.held;
      const value = `Corrected ${member.authority.id} ${count++}`;
      const answer = await api.post(`/records/${found.recordId}/statements`, {
        statements: [{ ...statement(property, value), supersedes }],
      });
      return answer?.status === 200;
    },
  };
}

/** Answers every request that is still open. @returns whether there were none, as far as one could see */
export async function answerAll(api: Api, random: Random): Promise<boolean> {
  const path = "/requests?direction=in&state=received&limit=200";
  const open = await api.get<Listed<{ id: string }>>(path);
  if (open?.status !== 200) return false;
  for (const { id } of open.body.items) await answerOne(api, random, id);
  return open.body.items.length === 0;
}

async function confirmOne(api: Api, random: Random): Promise<boolean> {
  const hit =
    (await anyOf(api, random, "/hits?state=confirmed-there&limit=20")) ??
    (await anyOf(api, random, "/hits?state=new&limit=20"));
  if (!hit) return false;
  return (await api.post(`/hits/${hit.id}/confirmation`, {}))?.status === 200;
}

async function answerOne(api: Api, random: Random, id: string): Promise<boolean> {
  const refuse = async (text: string): Promise<boolean> =>
    (await api.post(`/requests/${id}/refusal`, { reason: "other", text }))?.status === 200;
  if (random.chance(0.15)) return refuse("Campaign");
  const held = await api.get<Holdings>(`/requests/${id}/holdings`);
  if (held?.status !== 200) return false;
  const statementIds = held.body.statements
    .filter(({ decision }) => decision.ok)
    .map(({ statement: { id: statementId } }) => statementId);
  if (statementIds.length === 0) return refuse("Nothing left");
  return (await api.post(`/requests/${id}/reply`, { statementIds }))?.status === 200;
}

async function currentOf(
  api: Api,
  recordId: string,
  properties: readonly string[],
): Promise<Held | undefined> {
  const read = await api.get<RecordView>(`/records/${recordId}`);
  if (read?.status !== 200) return undefined;
  return read.body.statements.find(
    (one) => properties.includes(one.property) && one.endedAt === null,
  );
}

async function anyOf<T = { id: string }>(
  api: Api,
  random: Random,
  path: string,
): Promise<T | undefined> {
  const answer = await api.get<Listed<T>>(path);
  const items = answer?.status === 200 ? answer.body.items : [];
  return items.length > 0 ? random.pick(items) : undefined;
}
