import { roles } from "@entente/model";
import { z } from "@hono/zod-openapi";
import { sql } from "kysely";
import type { NodeContext } from "../../context.ts";
import { appendToLedger } from "../../ledger/ledger.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { checkLockout, emailKeyOf } from "../people/attempts.ts";
import { rolesOf } from "../people/users.ts";

/** Who may do what, and how signing in went. */
export const rightsSchema = z
  .object({
    /** The days that the counts of attempts cover. */
    days: z.int(),
    users: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        email: z.string(),
        roles: z.array(z.enum(roles)),
        disabled: z.boolean(),
        /** Cases of which the user is a member. */
        cases: z.int(),
        passkeys: z.int(),
        lastSignInAt: z.iso.datetime().nullable(),
        failures: z.int(),
        refusedAccesses: z.int(),
        /** Kept from signing in by failures of the last hour. */
        locked: z.boolean(),
        searchStopped: z.boolean(),
      }),
    ),
    failures: z.object({
      /** Failed attempts in all, unknown e-mails included. */
      attempts: z.int(),
      /** Different e-mails, and network addresses they came from. */
      emails: z.int(),
      addresses: z.int(),
    }),
  })
  .openapi("Rights");

type Rights = z.infer<typeof rightsSchema>;
type User = Omit<Rights["users"][number], "roles" | "lastSignInAt" | "locked"> & {
  roles: string[];
  lastSignInAt: Date | null;
};

const days = 30;

/** All users with their roles, and failed sign-ins. Reading them is an act in the ledger. */
export async function readRights(node: Pick<NodeContext, "now">, tx: Transaction): Promise<Rights> {
  const since = new Date(node.now().getTime() - days * 86_400_000);
  const { users, locked, failures } = await withFullSight(tx, async () => {
    const all = await usersOf(tx, since);
    const lockedOut = new Set<string>();
    for (const user of all) if (await isLocked(tx, user, node.now())) lockedOut.add(user.id);
    return { users: all, locked: lockedOut, failures: await failuresOf(tx, since) };
  });
  await appendToLedger(tx, [
    {
      act: "consultation",
      object: { type: "oversight", id: "rights" },
      facts: { rows: users.length },
    },
  ]);
  return {
    days,
    failures,
    users: users.map((user) => ({
      ...user,
      roles: rolesOf(user.roles),
      locked: locked.has(user.id),
      lastSignInAt: user.lastSignInAt?.toISOString() ?? null,
    })),
  };
}

async function usersOf(tx: Transaction, since: Date): Promise<User[]> {
  const { rows } = await sql<User>`
    select app_user.id, name, email, roles, disabled,
      (select count(*) from case_member where user_id = app_user.id) as cases,
      (select count(*) from passkey where user_id = app_user.id) as passkeys,
      (select max(at) from ledger_entry
        where actor_id = app_user.id::text and act = 'sign-in') as "lastSignInAt",
      (select count(*) from ledger_entry
        where act = 'sign-in-failure' and at >= ${since}
          and facts ->> 'userId' = app_user.id::text) as failures,
      (select count(*) from ledger_entry
        where actor_id = app_user.id::text and act = 'refused-access'
          and at >= ${since}) as "refusedAccesses",
      exists (select from alarm
        where subject_id = app_user.id and stops and state <> 'resolved') as "searchStopped"
    from app_user order by disabled, name, app_user.id`.execute(tx);
  return rows;
}

async function failuresOf(tx: Transaction, since: Date): Promise<Rights["failures"]> {
  const { rows } = await sql<Rights["failures"]>`
    select count(*) as attempts, count(distinct object_id) as emails,
      count(distinct facts ->> 'address') as addresses
    from ledger_entry where act = 'sign-in-failure' and at >= ${since}`.execute(tx);
  return rows[0] ?? { attempts: 0, emails: 0, addresses: 0 };
}

/** Whether too many failures keep somebody from signing in, from wherever they try. */
async function isLocked(tx: Transaction, { email, failures }: User, now: Date): Promise<boolean> {
  if (failures === 0) return false;
  return !(await checkLockout(tx, { emailKey: emailKeyOf(email), address: "" }, now)).ok;
}
