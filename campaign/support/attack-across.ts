import { newId } from "@entente/model";
import { canonicalJson } from "@entente/protocol";
import {
  checkpoint,
  delivery,
  post,
  type Forgery,
} from "../../packages/node/src/link/forger.fixture.ts";
import type { Findings } from "../../packages/testbed/src/intruder/attack-api.ts";
import { agreementOf } from "../../packages/testbed/src/intruder/agreements.ts";
import type { IntruderWorld } from "../../packages/testbed/src/intruder/world.ts";
import { end, sentBy } from "./attack-link.ts";

/**
 * Two partners of one node, both with certificates of their own that it has pinned: the first speaks
 * for the other, with its name, its signatures, its messages and its agreement.
 */
export async function attackAcross(
  { victims: [liar, target, other], canaries }: IntruderWorld,
  findings: Findings,
): Promise<void> {
  const way = { a: end(liar), b: end(target) };
  const { identity } = liar.node.context;
  const theirs = other.node.context.identity;
  const attempt = async (what: string, body: string, forgery: Forgery = {}): Promise<void> => {
    findings.attempts += 1;
    const tried = `a partner at the link of ${target.authority.id}: ${what}`;
    const answer = await post(way, body, forgery).catch(() => null);
    if (answer === null) return;
    const text = `${JSON.stringify(answer.headers)}\n${JSON.stringify(answer.body)}`;
    if (answer.status >= 500) findings.failures.add(`${tried}: ${answer.status}`);
    if (answer.status < 400 && text.includes('"accepted"')) findings.leaks.add(`${tried} is taken`);
    for (const shown of canaries.leaked(text, `${target.authority.id}/link`, "link"))
      findings.leaks.add(`${tried} shows ${shown}`);
  };
  const messages = await sentBy(other, target);
  if (messages.length === 0) findings.untried.add("no messages of a second partner");
  for (const message of messages) {
    const changed = { ...message, id: newId() };
    await attempt("the other's message, as it was", delivery(way, message));
    await attempt("the other's message, as new", delivery(way, changed));
    await attempt(
      "the other's message in its own name",
      delivery(way, { ...changed, from: liar.authority.id }),
    );
    await attempt(
      "its own name, under the other's agreement",
      delivery(way, { ...changed, from: liar.authority.id, agreementId: agreementOf(2) }),
    );
    // A signature that the other once made, over a body that it did sign.
    const stolen = delivery({ a: end(other) }, message);
    await attempt("the other's delivery under its own certificate", stolen, { signer: theirs });
    await attempt("the other's signature under its own key's name", stolen, {
      signer: { keyId: identity.keyId, sign: theirs.sign },
    });
    await attempt("its own signature under the other's key's name", canonicalJson(message), {
      signer: { keyId: theirs.keyId, sign: identity.sign },
    });
    await attempt(
      "the other's checkpoint",
      JSON.stringify({
        ...(JSON.parse(delivery(way, changed)) as object),
        checkpoint: checkpoint(end(other)),
      }),
    );
  }
}
