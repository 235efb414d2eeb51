import { setTimeout as pause } from "node:timers/promises";
import type { Random } from "./random.ts";
import { openApi, type Api } from "./api.ts";
import { purpose, type Member } from "./world.ts";

type Listed<T> = { items: T[] };
type Held = { id: string; property: string; value: string; endedAt: string | null };
type HitView = { id: string };
type Holdings = { statements: { statement: Held; decision: { ok: boolean } }[] };

/** People at work at one node. */
export type People = {
  /** Answers every request that is still open. @returns how many there were */
  readonly answerAll: () => Promise<number>;
  readonly stop: () => Promise<void>;
  /** Acts that a node confirmed, by name. */
  readonly done: ReadonlyMap<string, number>;
};

/**
 * Lets people at a node record, change, confirm, dismiss, ask and answer, one act after the other.
 * What a node does not confirm is not repeated: whether it was done is seen in its database.
 * @param sharedPhones how many values there are that people at several nodes come across
 * @param everyMs between two acts, on average
 */
export function startPeople(
  member: Member,
  random: Random,
  { sharedPhones, everyMs }: { readonly sharedPhones: number; readonly everyMs: number },
): People {
  const api = openApi(member);
  const stopping = new AbortController();
  const done = new Map<string, number>();
  const records: { id: string; phone?: string }[] = [];
  /** At one node a value is used once at a time, so that it never becomes too common. */
  const unused = new Set(Array.from({ length: sharedPhones }, (_, number) => phone(number)));
  let count = 0;

  const takePhone = (): string => {
    const free = [...unused];
    const taken = random.pick(free.length > 0 ? free : [phone(sharedPhones + count)]);
    unused.delete(taken);
    return taken;
  };
  const acts: Record<string, () => Promise<boolean>> = {
    async record() {
      const taken = takePhone();
      const made = await api.post<{ id: string }>("/records", {
        kind: "Person",
        justification: "Campaign",
        silent: random.chance(0.05),
        statements: [
          statement("name", `${member.authority.name} ${letters(count++)}`),
          statement("phone", taken),
        ],
      });
      if (made?.status !== 201) return false;
      records.push({ id: made.body.id, phone: taken });
      return true;
    },
    async change() {
      if (records.length === 0) return false;
      const chosen = random.pick(records);
      const read = await api.get<{ statements: Held[] }>(`/records/${chosen.id}`);
      if (read?.status !== 200) return false;
      const held = read.body.statements.find(
        (one) => one.property === "phone" && one.endedAt === null,
      );
      // A value given up may still stand at a node that did not answer: it is not used again.
      const answer = held
        ? await api.post(`/records/${chosen.id}/statements/${held.id}/withdrawal`, {
            reason: "wrong number",
          })
        : await api.post(`/records/${chosen.id}/statements`, {
            statements: [statement("phone", takePhone())],
          });
      return answer?.status === 200;
    },
    async confirm() {
      const hit =
        (await anyOf<HitView>(api, random, "/hits?state=confirmed-there&limit=20")) ??
        (await anyOf<HitView>(api, random, "/hits?state=new&limit=20"));
      if (!hit) return false;
      return (await api.post(`/hits/${hit.id}/confirmation`, {}))?.status === 200;
    },
    async dismiss() {
      const hit = await anyOf<HitView>(api, random, "/hits?state=new&limit=20");
      if (!hit) return false;
      return (
        (await api.post(`/hits/${hit.id}/dismissal`, { reason: "coincidence" }))?.status === 200
      );
    },
    async ask() {
      const hit = await anyOf<HitView>(api, random, "/hits?state=confirmed&limit=50");
      if (!hit) return false;
      const asked = await api.post(`/hits/${hit.id}/requests`, {
        purpose,
        justification: "Campaign",
        urgency: "normal",
      });
      return asked?.status === 201;
    },
    async answer() {
      const path = "/requests?direction=in&state=received&limit=20";
      const request = await anyOf<{ id: string }>(api, random, path);
      return request ? answerOne(api, random, request.id) : false;
    },
  };
  const rates = [
    ["record", 4],
    ["change", 1],
    ["confirm", 6],
    ["dismiss", 0.3],
    ["ask", 3],
    ["answer", 4],
  ] as const;
  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const act = random.weighted(rates);
      if (await acts[act]!()) done.set(act, (done.get(act) ?? 0) + 1);
      await pause(random.between(0, everyMs * 2), undefined, { signal: stopping.signal }).catch(
        () => undefined,
      );
    }
  };
  const working = Promise.all([work(), work()]);
  return {
    done,
    async stop() {
      stopping.abort();
      await working;
    },
    async answerAll() {
      const path = "/requests?direction=in&state=received&limit=200";
      const open = await api.get<Listed<{ id: string }>>(path);
      const items = open?.status === 200 ? open.body.items : [];
      for (const { id } of items) await answerOne(api, random, id);
      return items.length;
    },
  };
}

async function answerOne(api: Api, random: Random, id: string): Promise<boolean> {
  if (random.chance(0.2)) {
    const refused = await api.post(`/requests/${id}/refusal`, {
      reason: "other",
      text: "Campaign",
    });
    return refused?.status === 200;
  }
  const held = await api.get<Holdings>(`/requests/${id}/holdings`);
  if (held?.status !== 200) return false;
  const statementIds = held.body.statements
    .filter(({ decision }) => decision.ok)
    .map(({ statement: { id: statementId } }) => statementId);
  const answer =
    statementIds.length > 0
      ? await api.post(`/requests/${id}/reply`, { statementIds })
      : await api.post(`/requests/${id}/refusal`, { reason: "other", text: "Nothing left" });
  return answer?.status === 200;
}

async function anyOf<T>(api: Api, random: Random, path: string): Promise<T | undefined> {
  const answer = await api.get<Listed<T>>(path);
  const items = answer?.status === 200 ? answer.body.items : [];
  return items.length > 0 ? random.pick(items) : undefined;
}

function statement(property: string, value: string) {
  return {
    property,
    value,
    source: "Campaign",
    grade: { scale: "4x4", source: "B", information: "2" },
    handling: { codes: ["H0"] },
    nature: "fact",
  };
}

/** A Belgian number that nobody can have (the zone 04 has nine digits). */
function phone(number: number): string {
  return `+3240${String(number).padStart(7, "0")}`;
}

/** Names that resemble no other. */
function letters(count: number): string {
  const syllables = ["ba", "ko", "zu", "ti", "fle", "gro", "mi", "nux", "pra", "vel"];
  return Array.from(String(count).padStart(4, "0"), (digit) => syllables[Number(digit)]!).join("");
}
