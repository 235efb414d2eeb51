import { SoftPasskey } from "../../packages/node/src/features/people/passkeys/authenticator.fixture.ts";
import {
  nothing,
  type Person,
  type Samples,
} from "../../packages/testbed/src/intruder/rightful/sample.ts";
import type { Stage } from "../../packages/testbed/src/intruder/rightful/stage.ts";
import { publicUrlOf } from "../../packages/testbed/src/intruder/world.ts";

type Question = { challengeId: string; options: { challenge: string; user: { id: string } } };

/** The provider of OpenID Connect that the nodes know. */
export const providerId = "ministry";

function passkeyFor({ victim }: Stage): SoftPasskey {
  const publicUrl = publicUrlOf(victim.authority);
  return new SoftPasskey(publicUrl, new URL(publicUrl).hostname);
}

const ask = (stage: Stage, person: Person, path: string): Promise<Question> =>
  stage.as(person)<Question>("POST", `${path}/question`);

async function answerTo(stage: Stage, key: SoftPasskey) {
  const { challengeId, options } = await ask(stage, "visitor", "/session/passkeys");
  return { challengeId, name: "A key", response: key.create(options) };
}

async function registered(stage: Stage): Promise<SoftPasskey> {
  const key = passkeyFor(stage);
  await stage.as("visitor")("POST", "/session/passkeys", await answerTo(stage, key));
  return key;
}

/** Signing in by passkey or at a provider, and one's own passkeys. */
export const entranceSamples: Samples = {
  "GET /session/passkeys": { by: "visitor", also: "oneself", prepare: nothing },
  "POST /session/passkeys/question": { by: "visitor", also: "oneself", prepare: nothing },
  "POST /session/passkeys": {
    by: "visitor",
    // Whoever else is signed in would use the question up: it is good once, for one user.
    also: "oneself",
    prepare: async (stage) => ({ body: await answerTo(stage, passkeyFor(stage)) }),
  },
  "PATCH /session/passkeys/{id}": {
    by: "visitor",
    prepare: async (stage) => ({
      ids: { id: (await registered(stage)).id },
      body: { name: "Renamed" },
    }),
  },
  "DELETE /session/passkeys/{id}": {
    by: "visitor",
    prepare: async (stage) => ({ ids: { id: (await registered(stage)).id } }),
  },
  "POST /session/confirmation/question": {
    by: "visitor",
    also: "oneself",
    prepare: async (stage) => {
      await registered(stage);
      return {};
    },
  },
  "POST /sessions/passkey/question": { by: "visitor", also: "everybody", prepare: nothing },
  "POST /sessions/passkey": {
    by: "visitor",
    also: "everybody",
    prepare: async (stage) => {
      const key = await registered(stage);
      const { challengeId, options } = await ask(stage, "visitor", "/sessions/passkey");
      return { body: { challengeId, response: key.get(options), transport: "bearer" } };
    },
  },
  "POST /sessions/oidc": {
    by: "visitor",
    also: "everybody",
    prepare: async () => ({ body: { provider: providerId } }),
  },
};
