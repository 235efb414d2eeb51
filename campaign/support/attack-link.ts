import { newId } from "@entente/model";
import { bodyHash, canonicalJson, deliveryBody, messageBytes } from "@entente/protocol";
import {
  checkpoint,
  delivery,
  post,
  type Forgery,
} from "../../packages/node/src/link/forger.fixture.ts";
import {
  consistencyPath,
  evaluationsPath,
  identityPath,
  messagesPath,
  proofsPath,
} from "../../packages/node/src/link/paths.ts";
import { signRequest } from "../../packages/node/src/link/sign-request.ts";
import { rawRequest } from "../../packages/node/src/link/stranger.fixture.ts";
import type { Findings } from "../../packages/testbed/src/intruder/attack-api.ts";
import { agreementOf } from "../../packages/testbed/src/intruder/agreements.ts";
import type { Canaries } from "../../packages/testbed/src/intruder/canaries.ts";
import type { Victim } from "../../packages/testbed/src/intruder/victim.ts";
import type { IntruderWorld } from "../../packages/testbed/src/intruder/world.ts";
import { inDatabase } from "../../packages/testbed/src/testing/database.ts";

type Envelope = Record<string, unknown> & { id: string };

/** What must come of an attempt: no answer at all, a refusal, or an answer that takes no message. */
type Demand = "silence" | "refusal" | "nothing taken";

const minutes = 60_000;

/** The middle node attacks both others, and each of these, unknown to the other, attacks it. */
export async function attackLinks(world: IntruderWorld, findings: Findings): Promise<void> {
  const [first, middle, last] = world.victims;
  await attackLink(first, middle, last, 2, world.canaries, findings);
  await attackLink(last, middle, first, 1, world.canaries, findings);
}

/**
 * @param target who is asked
 * @param partner whom it knows, who lies
 * @param stranger whom it does not know
 * @param other number of the agreement of partner and stranger
 */
async function attackLink(
  target: Victim,
  partner: Victim,
  stranger: Victim,
  other: 1 | 2,
  canaries: Canaries,
  findings: Findings,
): Promise<void> {
  const way = { a: end(partner), b: end(target) };
  const identity = partner.node.context.identity;
  const foreign = stranger.node.context.identity;
  const genuine = await sentBy(partner, target);
  const diverted = await sentBy(partner, stranger);
  const { host } = new URL(target.node.linkUrl);
  const caller = `${target.authority.id}/link`;

  const attempt = async (
    what: string,
    demand: Demand,
    body: string,
    forgery: Forgery = {},
  ): Promise<boolean> => {
    findings.attempts += 1;
    const tried = `at the link of ${target.authority.id}: ${what}`;
    const answer = await post(way, body, forgery).catch(() => null);
    if (answer === null) return demand !== "nothing taken";
    const text = `${JSON.stringify(answer.headers)}\n${JSON.stringify(answer.body)}`;
    for (const shown of canaries.leaked(text, caller, "link"))
      findings.leaks.add(`${tried} shows ${shown}`);
    if (answer.status >= 500) findings.failures.add(`${tried}: ${answer.status}`);
    const refused =
      demand === "silence"
        ? false
        : demand === "refusal"
          ? answer.status >= 400
          : !text.includes('"accepted"');
    if (!refused) findings.leaks.add(`${tried} is taken: ${answer.status}`);
    return refused;
  };

  for (const message of genuine) {
    const body = canonicalJson(message);
    const honest = delivery(way, message);
    // What was sent once is sent again: its receipt is given again, and nothing is done again.
    const again = await post(way, honest).catch(() => null);
    if (!JSON.stringify(again?.body ?? "").includes('"accepted"'))
      findings.untried.add(`${String(message["type"])} is not taken even when it is genuine`);

    const request = {
      method: "POST",
      authority: host,
      path: messagesPath,
      body: Buffer.from(honest),
    };
    const seen = signRequest(request, identity, new Date());
    await post(way, honest, { headers: () => seen });
    await attempt("a request replayed as it was", "refusal", honest, { headers: () => seen });

    await attempt("an unpinned certificate", "silence", honest, {
      tls: foreign.tls,
      signer: foreign,
    });
    await attempt("an unpinned certificate, stolen signature", "silence", honest, {
      tls: foreign.tls,
    });
    await attempt("another's signature", "refusal", honest, { signer: foreign });
    await attempt("another's signature under the partner's name", "refusal", honest, {
      signer: { keyId: identity.keyId, sign: foreign.sign },
    });
    for (const [words, ms] of [
      ["an hour ago", -60],
      ["in an hour", 60],
    ] as const)
      await attempt(`signed ${words}`, "refusal", honest, {
        at: new Date(Date.now() + ms * minutes),
      });
    await attempt("a body cut short", "refusal", honest, { sentBody: honest.slice(0, -20) });
    await attempt("a body changed on the way", "refusal", honest, {
      sentBody: honest.replace(message.id, newId()),
    });
    for (const field of ["content-digest", "signature-input", "signature"])
      await attempt(`without ${field}`, "refusal", honest, {
        headers: (signed) =>
          Object.fromEntries(Object.entries(signed).filter(([name]) => name !== field)),
      });
    for (const path of [evaluationsPath, proofsPath, consistencyPath, "/link/nothing"])
      await attempt(`signed for another operation than ${path}`, "refusal", honest, { path });
    for (const cut of [1, 10, Math.floor(honest.length / 2)])
      await attempt("a signed body that is cut short", "refusal", honest.slice(0, -cut));

    const changed = (changes: Record<string, unknown>): string =>
      delivery(way, { ...message, id: newId(), ...changes });
    await attempt("in another's name", "nothing taken", changed({ from: stranger.authority.id }));
    await attempt("re-addressed", "nothing taken", changed({ to: stranger.authority.id }));
    await attempt(
      "under another pair's agreement",
      "nothing taken",
      changed({ agreementId: agreementOf(other) }),
    );
    await attempt(
      "under an invented agreement",
      "nothing taken",
      changed({ agreementId: newId() }),
    );
    await attempt("under no agreement", "nothing taken", changed({ agreementId: null }));
    await attempt("of an unknown type", "nothing taken", changed({ type: "gossip" }));
    await attempt("with a field too many", "nothing taken", changed({ colour: "red" }));
    await attempt("with an empty payload", "nothing taken", changed({ payload: {} }));
    await attempt(
      "altered under its old id",
      "nothing taken",
      delivery(way, { ...message, sentAt: new Date().toISOString() }),
    );

    const signedBy = (sign: typeof identity.sign, text: string): string =>
      sign(messageBytes(bodyHash(text))).toString("base64");
    const group = (text: string, signature: string): string =>
      deliveryBody([[{ body: text, signature }]], checkpoint(way.a));
    const fresh = canonicalJson({ ...message, id: newId() });
    await attempt(
      "a message signed by another",
      "nothing taken",
      group(fresh, signedBy(foreign.sign, fresh)),
    );
    await attempt(
      "a message with another's signature",
      "nothing taken",
      group(fresh, signedBy(identity.sign, body)),
    );
    await attempt(
      "a checkpoint signed by another",
      "refusal",
      deliveryBody(
        [[{ body, signature: signedBy(identity.sign, body) }]],
        checkpoint(end(stranger), { authority: partner.authority.id }),
      ),
    );
  }
  for (const message of diverted)
    await attempt("meant for somebody else", "nothing taken", delivery(way, message));

  for (const path of [evaluationsPath, proofsPath, consistencyPath]) {
    const asked = JSON.stringify({
      agreementId: agreementOf(other),
      elements: [],
      since: 0,
      from: 0,
      to: 1,
    });
    const signed = signRequest(
      { method: "POST", authority: host, path, body: Buffer.from(asked) },
      identity,
      new Date(),
    );
    await attempt(`${path} under another pair's agreement`, "refusal", asked, {
      path,
      headers: () => signed,
    });
  }
  for (const [who, tls] of [
    ["nobody", undefined],
    ["an unpinned certificate", foreign.tls],
  ] as const)
    for (const path of [identityPath, messagesPath, evaluationsPath, proofsPath, consistencyPath])
      for (const method of ["GET", "POST"]) {
        findings.attempts += 1;
        const answer = await rawRequest(target.node.linkUrl, { tls, method, path }).catch(
          () => null,
        );
        if (answer) findings.leaks.add(`${method} ${path} answers ${who}: ${answer.status}`);
      }
}

/** An end as the forger takes it. */
export function end({ node }: Victim) {
  return { node: node.context, link: () => ({ url: node.linkUrl }) };
}

/** One message of each type that one node has sent to another. */
export async function sentBy(from: Victim, to: Victim): Promise<Envelope[]> {
  const rows = await inDatabase(from.node, (tx) =>
    tx
      .selectFrom("outbox")
      .select(["type", "body"])
      .where("partner_id", "=", to.authority.id)
      .where("delivered_at", "is not", null)
      .execute(),
  );
  const byType = new Map(rows.map(({ type, body }) => [type, JSON.parse(body) as Envelope]));
  return [...byType.values()];
}
