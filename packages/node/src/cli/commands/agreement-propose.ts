import { agreementTermsSchema, newId, usualTerms } from "@entente/model";
import { signFilePart, type AgreementFile } from "../agreement-file.ts";
import { findOwnKey, keepProposedKey, makeKey } from "../agreement-keys.ts";
import { needNewestTerms, partnerUnder } from "../agreement-partner.ts";
import { termsInWords } from "../agreement-words.ts";
import { change } from "../change.ts";
import { outOption, type Command } from "../command.ts";
import { check, readJsonFile } from "../json-file.ts";
import { withNode } from "../with-node.ts";

/** `agreement propose` */
export const agreementPropose: Command = {
  name: "agreement propose",
  summary: "Sign the terms of an agreement for this node, for the partner to accept",
  details:
    "Terms without an id or a version get a new id and version 1; what else is missing, the usual. Nothing happens under the agreement\nbefore the partner has accepted it and it was saved here: see agreement accept, agreement save.",
  operand: "TERMS.json",
  options: outOption,
  run: async (call, config) => {
    const written = await readJsonFile(call.operand);
    const completed =
      typeof written === "object"
        ? { ...usualTerms, id: newId(), version: 1, ...written }
        : written;
    const terms = check(agreementTermsSchema, completed, "the terms of an agreement");
    return withNode(config, async (node) => {
      const partner = await partnerUnder(node, terms);
      const publicKey = await change(node, "agreement propose", async (tx) => {
        await needNewestTerms(tx, terms);
        const object = { type: "agreement", id: terms.id };
        const known = await findOwnKey(tx, terms.id);
        if (known) return { object, result: known.publicKey };
        const { publicKey: result, pair } = await makeKey();
        await keepProposedKey(tx, terms.id, pair);
        return { object, result };
      });
      const { id } = node.authority;
      const file: AgreementFile = {
        format: "entente-agreement/1",
        terms,
        parts: { [id]: signFilePart(node.identity, id, terms, publicKey) },
      };
      call.terminal.note(termsInWords(terms, partner));
      return { data: file };
    });
  },
};
