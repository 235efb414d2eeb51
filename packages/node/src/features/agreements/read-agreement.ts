import {
  authoritySchema,
  changedTerms,
  decide,
  type AgreementTerms,
  type Negotiation,
  type NegotiationAct,
  type Role,
} from "@entente/model";
import { verifyAgreement } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import type { Transaction } from "../../store/store.ts";
import { readChain } from "./chain.ts";
import { listAgreements } from "./list-agreements.ts";
import { readActs, readEnds, readNegotiation, readVersions } from "./negotiation-store.ts";
import type { AgreementDetails } from "./schemas.ts";
import { everPinnedKeys } from "./verification-keys.ts";

/** The roles whose people sign, amend and end agreements for the authority. */
export const signatoryRoles = ["approver", "magistrate", "administrator"] as const satisfies Role[];

/**
 * All that is known of one agreement.
 * @param roles of whoever reads it
 * @throws Problem 404
 */
export async function readAgreement(
  node: Pick<NodeContext, "authority" | "now">,
  tx: Transaction,
  id: string,
  roles: readonly Role[],
): Promise<AgreementDetails> {
  const [row] = (await listAgreements(tx, node.now(), id)).items;
  if (!row)
    throw new Problem(404, "agreement-not-found", "This node keeps no agreement with this id.");
  const { termsId } = row;
  const { terms, suspended } = await tx
    .selectFrom("agreement")
    .select(["terms", "suspended"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  const [end] = await readEnds(tx, termsId);
  return {
    ...row,
    terms,
    partners: await partnersOf(tx, terms.parties),
    suspended,
    ended: end
      ? { at: end.at.toISOString(), by: end.party, person: end.person, reason: end.reason }
      : null,
    versions: await versionsOf(tx, termsId, terms.parties),
    chain: await readChain(tx, terms),
    can: rightsOf(node, await readNegotiation(tx, termsId), roles, { row, suspended }),
  };
}

/**
 * The id of the terms of an agreement.
 * @throws Problem 404
 */
export async function termsIdOf(tx: Transaction, id: string): Promise<string> {
  const row = await tx
    .selectFrom("agreement")
    .select("terms")
    .where("id", "=", id)
    .executeTakeFirst();
  if (!row)
    throw new Problem(404, "agreement-not-found", "This node keeps no agreement with this id.");
  return row.terms.id;
}

async function partnersOf(
  tx: Transaction,
  parties: readonly string[],
): Promise<AgreementDetails["partners"]> {
  const rows = await tx
    .selectFrom("authority")
    .select(["id", "name", "type", "country", "self", "signing_key"])
    .where("id", "in", [...parties])
    .execute();
  return parties.map((id) => {
    const row = rows.find((one) => one.id === id);
    if (!row)
      return { id, name: id, type: "police", country: id.slice(0, 2), self: false, known: false };
    const { self, signing_key, ...authority } = row;
    return { ...authoritySchema.parse(authority), self, known: signing_key !== null };
  });
}

async function versionsOf(
  tx: Transaction,
  termsId: string,
  parties: readonly string[],
): Promise<AgreementDetails["versions"]> {
  const versions = await readVersions(tx, termsId);
  const acts = await readActs(tx, termsId);
  const keys = new Map<string, Buffer[]>();
  for (const party of parties) keys.set(party, await everPinnedKeys(tx, party));
  const isValid = (terms: AgreementTerms, party: string, signature: string): boolean =>
    keys.get(party)?.some((key) => verifyAgreement(terms, signature, key)) ?? false;
  return versions.map((version) => {
    const { terms, terms_hash: hash } = version;
    const said = acts.filter((act) => act.terms_hash.equals(hash));
    const before = versions.find((one) => one.version < version.version);
    return {
      hash: hash.toString("hex"),
      version: version.version,
      state: version.state,
      proposedBy: version.proposed_by,
      proposer: version.proposer,
      proposedAt: version.proposed_at.toISOString(),
      note: version.note,
      terms,
      changed: before ? changedTerms(before.terms, terms) : [],
      signatures: said.flatMap(({ party, person, at, signature }) =>
        signature === null
          ? []
          : [{ party, person, at: at.toISOString(), valid: isValid(terms, party, signature) }],
      ),
      rejections: said.flatMap(({ act, party, person, at, reason }) =>
        act === "rejected" ? [{ party, person, at: at.toISOString(), reason: reason ?? "" }] : [],
      ),
    };
  });
}

function rightsOf(
  { authority }: Pick<NodeContext, "authority">,
  negotiation: Negotiation,
  roles: readonly Role[],
  { row, suspended }: { row: { state: string }; suspended: string | null },
): AgreementDetails["can"] {
  const signatory = signatoryRoles.some((role) => roles.includes(role));
  const by = authority.id;
  const allows = (act: NegotiationAct): boolean => signatory && decide(negotiation, act).ok;
  const newest = [...negotiation.versions.values()].toSorted((a, b) => b.version - a.version);
  const open = newest.filter(({ version }) => version === newest[0]?.version);
  const next: NegotiationAct = {
    act: "propose",
    by,
    hash: "next",
    version: (newest[0]?.version ?? 0) + 1,
    parties: newest[0]?.parties ?? [],
  };
  return {
    propose: allows(next),
    sign: open.some(({ hash }) => allows({ act: "sign", by, hash })),
    reject: open.some(({ hash }) => allows({ act: "reject", by, hash })),
    end: allows({ act: "end", by, at: new Date(0) }),
    suspend: signatory && suspended === null && row.state === "in-force",
    resume: signatory && suspended !== null,
  };
}
