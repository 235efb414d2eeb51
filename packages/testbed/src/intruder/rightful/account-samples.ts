import { signIn } from "../../testing/api-client.ts";
import { password, type Victim } from "../victim.ts";
import type { Sample, Samples } from "./sample.ts";

const harmless = ({ victim }: { victim: Victim }): string => victim.harmless[1] ?? "";

/** For administrators, on a user whom nobody needs. */
const onAccount = (body?: object): Sample => ({
  by: "administrator",
  also: "role",
  prepare: async (stage) => ({ ids: { id: harmless(stage) }, ...(body ? { body } : {}) }),
});

/** On one's own account. */
const own = (body?: object): Sample => ({
  by: "visitor",
  also: "oneself",
  prepare: async () => (body ? { body } : {}),
});

/** Accounts, sessions, and signing in. */
export const accountSamples: Samples = {
  "POST /accounts": {
    by: "administrator",
    also: "role",
    prepare: async (stage) => ({
      body: {
        name: "Newcomer",
        email: `newcomer${stage.number()}@${stage.victim.authority.id}.example`,
        roles: ["analyst"],
        language: "en",
      },
    }),
  },
  "GET /accounts/{id}": onAccount(),
  "PATCH /accounts/{id}": onAccount({ roles: ["analyst"] }),
  "POST /accounts/{id}/password": onAccount(),
  "DELETE /accounts/{id}/passkeys": onAccount(),
  "DELETE /accounts/{id}/sessions": onAccount(),
  "GET /session": own(),
  "PATCH /session": own({ language: "fr" }),
  "DELETE /session": { by: "visitor", also: "everybody", prepare: async () => ({}) },
  "GET /session/sessions": own(),
  "DELETE /session/sessions": own(),
  "DELETE /session/sessions/{id}": {
    by: "visitor",
    prepare: async ({ victim, as }) => {
      await signIn(victim.node.httpUrl, victim.emailOf("visitor"), password);
      const { items } = await as("visitor")<{ items: { id: string; current: boolean }[] }>(
        "GET",
        "/session/sessions",
      );
      return { ids: { id: items.find(({ current }) => !current)?.id ?? "" } };
    },
  },
  "POST /session/confirmation": own({ password }),
  "PUT /session/password": own({ current: password, next: "another password for visitors" }),
  "POST /sessions": {
    by: "visitor",
    also: "everybody",
    prepare: async ({ victim }) => ({
      body: { email: victim.emailOf("visitor"), password, transport: "bearer" },
    }),
  },
};
