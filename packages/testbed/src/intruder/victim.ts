import { roles, type Authority } from "@entente/model";
import { createUser, type RunningNode } from "@entente/node";
import { signIn } from "../testing/api-client.ts";
import { inDatabase } from "../testing/database.ts";
import type { Caller } from "./caller.ts";
import type { Person } from "./rightful/sample.ts";

/** The password of everybody at a node that is attacked. */
export const password = "a password for intruders";
const hour = 3_600_000;

/** A node that is attacked, with the people who attack it. */
export type Victim = {
  readonly authority: Authority;
  readonly node: RunningNode;
  /** Leads the hidden case and works there alone; no role of the attack. */
  readonly lead: string;
  /** The token of the lead, of somebody with one role, or of the visitor. */
  readonly tokenOf: (person: Person) => string;
  readonly emailOf: (person: Person) => string;
  /** Makes another visitor: an analyst with a session, whom nobody needs afterwards. */
  readonly invite: () => Promise<void>;
  /** Lets all sessions count as though their people had just shown who they are. */
  readonly refresh: () => Promise<void>;
  /** A session of somebody who showed an hour ago who they are. */
  readonly stale: (person: Person) => Promise<Caller>;
  /** One for each role, and strangers of every sort. */
  readonly callers: () => readonly Caller[];
  /** Ids of the users who attack, by role. */
  readonly userIds: ReadonlyMap<string, string>;
  /** Ids of users whom administrators may harm. */
  readonly harmless: readonly string[];
  /** Signs in again whoever was signed out. */
  readonly renew: () => Promise<void>;
  /** Lets those of another node try their tokens here. */
  readonly admitForeigners: (other: Victim) => void;
};

/** Makes the users of a node and signs them in. */
export async function peopleAt(node: RunningNode): Promise<Victim> {
  const { authority } = node.context;
  const add = (name: string, named: readonly (typeof roles)[number][]): Promise<string> =>
    inDatabase(node, async (tx) => {
      const email = `${name}@${authority.id}.example`;
      const made = await createUser(tx, {
        email,
        name,
        roles: [...named],
        language: "en",
        password,
      });
      if (!made.ok) throw new Error(made.reason);
      return made.id;
    });
  const emails = new Map<string, string>();
  const emailOf = (name: string): string => emails.get(name) ?? `${name}@${authority.id}.example`;
  const enter = (name: string): Promise<string> => signIn(node.httpUrl, emailOf(name), password);

  const [, ...harmless] = await Promise.all([
    add("lead", ["analyst", "approver"]),
    add("colleague", ["analyst"]),
    add("temporary", ["targeter"]),
  ]);
  const userIds = new Map(
    await Promise.all(roles.map(async (role) => [role, await add(role, [role])] as const)),
  );

  const tokens = new Map<string, string>();
  let visitors = 0;
  for (const name of ["lead", ...roles]) tokens.set(name, await enter(name));
  const tokenOf = (name: string): string => tokens.get(name) ?? "";
  const ended = await enter("lead");
  await fetch(`${node.httpUrl}/api/v1/session`, { method: "DELETE", headers: bearer(ended) });
  const cookie = await cookieOf(node, `lead@${authority.id}.example`);

  const stranger = (
    which: string,
    headers: () => Record<string, string>,
    forged = false,
  ): Caller => ({ name: `${authority.id}/stranger: ${which}`, role: null, headers, forged });
  const callers: Caller[] = [
    ...roles.map((role) => ({
      name: `${authority.id}/${role}`,
      role,
      headers: () => bearer(tokenOf(role)),
      forged: false,
    })),
    stranger("nobody", () => ({})),
    stranger("ended session", () => bearer(ended)),
    stranger("invented token", () => bearer("A".repeat(ended.length))),
    stranger("cookie alone", () => ({ cookie }), true),
    stranger("cookie without origin", () => ({ cookie, "x-entente-request": "1" }), true),
    stranger(
      "cookie from another site",
      () => ({ cookie, "x-entente-request": "1", origin: "https://evil.example" }),
      true,
    ),
  ];
  return {
    authority,
    node,
    lead: tokenOf("lead"),
    tokenOf,
    emailOf,
    async invite() {
      visitors += 1;
      const name = `visitor${visitors}`;
      await add(name, ["analyst"]);
      emails.set("visitor", `${name}@${authority.id}.example`);
      tokens.set("visitor", await enter("visitor"));
    },
    refresh: () =>
      inDatabase(node, async (tx) => {
        await tx.updateTable("session").set({ authenticated_at: new Date() }).execute();
      }),
    async stale(person) {
      const headers = bearer(await enter(person));
      const answer = await fetch(`${node.httpUrl}/api/v1/session`, { headers });
      const { session } = (await answer.json()) as { session: { id: string } };
      await inDatabase(node, (tx) =>
        tx
          .updateTable("session")
          .set({ authenticated_at: new Date(Date.now() - hour) })
          .where("id", "=", session.id)
          .execute(),
      );
      return {
        name: `${authority.id}/${person}, an hour after signing in`,
        role: null,
        headers: () => headers,
        forged: false,
      };
    },
    callers: () => callers,
    userIds,
    harmless,
    async renew() {
      for (const role of roles) {
        const headers = bearer(tokenOf(role));
        const { status } = await fetch(`${node.httpUrl}/api/v1/session`, { headers });
        if (status === 401) tokens.set(role, await enter(role));
      }
    },
    admitForeigners(other) {
      callers.push(stranger(`of ${other.authority.id}`, () => bearer(other.lead)));
    },
  };
}

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` };
}

/** The cookie that a browser gets for signing in. */
async function cookieOf({ httpUrl }: RunningNode, email: string): Promise<string> {
  const response = await fetch(`${httpUrl}/api/v1/sessions`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: httpUrl },
    body: JSON.stringify({ email, password }),
  });
  await response.text();
  const [pair] = response.headers.getSetCookie().map((line) => line.split(";")[0]);
  if (pair === undefined) throw new Error(`no cookie came: ${response.status}`);
  return pair;
}
