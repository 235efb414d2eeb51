import { agreementFileSchema, signFilePart } from "../agreement-file.ts";
import { findOwnKey } from "../agreement-keys.ts";
import { partnerUnder } from "../agreement-partner.ts";
import { change } from "../change.ts";
import type { Command } from "../command.ts";
import { check, readJsonFile } from "../json-file.ts";
import { keepAgreement } from "../keep-agreement.ts";
import { Refused } from "../refusal.ts";
import { withNode } from "../with-node.ts";

/** `agreement save` */
export const agreementSave: Command = {
  name: "agreement save",
  summary: "Keep an agreement that this node proposed and the partner accepted",
  operand: "SIGNED.json",
  run: async (call, config) => {
    const read = await readJsonFile(call.operand);
    const file = check(agreementFileSchema, read, "a signed agreement");
    const { terms, parts } = file;
    return withNode(config, async (node) => {
      const { authority, identity } = node;
      const partner = await partnerUnder(node, terms);
      await change(node, "agreement save", async (tx) => {
        const key = await findOwnKey(tx, terms.id);
        if (!key)
          throw new Refused(
            "not-proposed",
            "This node has not proposed this agreement; to take one that a partner proposed: agreement accept",
          );
        // Ed25519 signs the same bytes alike, so what this node signed must stand there to the letter.
        const signed = signFilePart(identity, authority.id, terms, key.publicKey);
        const given = parts[authority.id];
        const same =
          given?.signature === signed.signature &&
          given.oprfPublicKey === signed.oprfPublicKey &&
          given.keySignature === signed.keySignature;
        if (!same)
          throw new Refused(
            "not-as-proposed",
            "These are not the terms, or not the key, that this node signed: they were changed after it proposed them. Nothing was kept.",
          );
        await keepAgreement(tx, file, partner, key);
        return { object: { type: "agreement", id: terms.id }, result: undefined };
      });
      return {
        data: { id: terms.id, version: terms.version, partner: partner.authority.id },
        words: `${terms.title}: kept, with ${partner.authority.name}, valid ${terms.validFrom} to ${terms.validUntil}.`,
      };
    });
  },
};
