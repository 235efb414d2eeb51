import {
  agreementFileSchema,
  checkFilePart,
  signFilePart,
  type AgreementFile,
} from "../agreement-file.ts";
import { findOwnKey, makeKey } from "../agreement-keys.ts";
import { partnerUnder } from "../agreement-partner.ts";
import { refuseAgreement, termsInWords } from "../agreement-words.ts";
import { change } from "../change.ts";
import { outOption, yesOption, type Command } from "../command.ts";
import { check, readJsonFile } from "../json-file.ts";
import { keepAgreement } from "../keep-agreement.ts";
import { withNode } from "../with-node.ts";

/** `agreement accept` */
export const agreementAccept: Command = {
  name: "agreement accept",
  summary: "Sign an agreement that a partner proposed, and keep it",
  details: "Shows the terms and asks. What it writes goes back to the partner: see agreement save.",
  operand: "PROPOSAL.json",
  options: { ...outOption, ...yesOption },
  run: async (call, config) => {
    const read = await readJsonFile(call.operand);
    const proposal = check(agreementFileSchema, read, "a proposal of an agreement");
    const { terms } = proposal;
    return withNode(config, async (node) => {
      const partner = await partnerUnder(node, terms);
      const proposed = checkFilePart(proposal, partner);
      if (!proposed.ok) throw refuseAgreement(proposed.reason, partner.authority.id);
      call.terminal.note(termsInWords(terms, partner));
      if (!call.flag("yes"))
        await call.terminal.confirm(`Sign these terms for ${node.authority.name}?`);
      const file = await change(node, "agreement accept", async (tx) => {
        const key = (await findOwnKey(tx, terms.id)) ?? (await makeKey());
        const { id } = node.authority;
        const part = signFilePart(node.identity, id, terms, key.publicKey);
        const result: AgreementFile = { ...proposal, parts: { ...proposal.parts, [id]: part } };
        await keepAgreement(tx, result, partner, key);
        return { object: { type: "agreement", id: terms.id }, result };
      });
      return { data: file };
    });
  },
};
