import {
  evaluatedSchema,
  faultSchema,
  fromBase64,
  parseBy,
  provenSchema,
  toBase64,
} from "@entente/protocol";
import type { z } from "zod";
import type { Circuits } from "./circuits.ts";
import type { Client } from "./client.ts";
import type { NotEvaluated } from "./handlers.ts";
import type { Link } from "./link.ts";
import type { Partners } from "./partners.ts";
import { evaluationsPath, proofsPath } from "./paths.ts";

/** Asks partners to evaluate and to prove. */
export function openBlindClient(node: {
  readonly client: Client;
  readonly partners: Partners;
  readonly circuits: Circuits;
}): Pick<Link, "evaluate" | "prove"> {
  const ask = async <T>(
    partnerId: string,
    path: string,
    body: object,
    schema: z.ZodType<T>,
  ): Promise<{ readonly ok: true; readonly value: T } | NotEvaluated> => {
    const partner = await node.partners.byId(partnerId);
    if (!partner) return { ok: false, reason: "unknown-partner" };
    const admission = node.circuits.admit(partnerId);
    if (admission.admits === "nothing") {
      const retryAfter = Math.max(0, admission.until - Date.now()) / 1000;
      return { ok: false, reason: "down", retryAfter };
    }
    const answer = await node.client.post(partner, path, JSON.stringify(body));
    const fault = answer.ok && answer.status !== 200 ? parseBy(faultSchema, answer.body) : null;
    const result = answer.ok && answer.status === 200 ? parseBy(schema, answer.body) : null;
    const failed = !answer.ok || answer.status >= 500 || !(fault?.ok ?? result?.ok ?? false);
    if (failed) node.circuits.failed(partnerId);
    else node.circuits.answered(partnerId);
    if (result?.ok) return result;
    if (!answer.ok) return { ok: false, reason: "down" };
    if (!fault?.ok) return { ok: false, reason: "nonsense" };
    const { reason, retryAfter } = fault.value;
    return { ok: false, reason, ...(retryAfter === undefined ? {} : { retryAfter }) };
  };

  return {
    async evaluate(partnerId, agreementId, elements) {
      const body = { agreementId, mode: 0, elements: toBase64(elements) };
      const answer = await ask(partnerId, evaluationsPath, body, evaluatedSchema);
      if (!answer.ok) return answer;
      const evaluated = fromBase64(answer.value.evaluated);
      if (evaluated.length !== elements.length) return { ok: false, reason: "nonsense" };
      return { ok: true, evaluated, keyEpoch: answer.value.keyEpoch };
    },
    async prove(partnerId, agreementId, elements) {
      const body = { agreementId, elements: toBase64(elements) };
      const answer = await ask(partnerId, proofsPath, body, provenSchema);
      if (!answer.ok) return answer;
      const evaluated = fromBase64(answer.value.evaluated);
      if (evaluated.length !== elements.length) return { ok: false, reason: "nonsense" };
      return { ok: true, evaluated, proof: fromBase64(answer.value.proof) };
    },
  };
}
