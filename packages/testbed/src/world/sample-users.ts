import type { Role } from "@entente/model";
import type { WorldAuthorityId } from "./authorities.ts";

/** An invented user of a demonstration's node. */
export type SampleUser = {
  readonly name: string;
  /** At a domain below .example, which is reserved (RFC 2606). */
  readonly email: string;
  readonly language: "fr" | "nl" | "en";
  readonly roles: readonly Role[];
};

const users: Readonly<Record<WorldAuthorityId, readonly SampleUser[]>> = {
  "be-brussels-prosecutor": [
    user("Claire Fontaine-Lune", "claire@brussels", "fr", ["analyst"]),
    user("Hubert Delaplume", "hubert@brussels", "fr", ["magistrate", "approver"]),
    user("Saskia Inktpot", "saskia@brussels", "nl", ["data-protection-officer"]),
    user("Ada Verzonnen", "ada@brussels", "en", ["administrator"]),
  ],
  "fr-marseille-prosecutor": [
    user("Solange Mistralet", "solange@marseille", "fr", ["analyst"]),
    user("Armand Calanquier", "armand@marseille", "fr", ["magistrate", "approver"]),
    user("Odile Rascassier", "odile@marseille", "fr", ["administrator", "data-protection-officer"]),
  ],
  "be-antwerp-police": [
    user("Griet Scheldewind", "griet@antwerp", "nl", ["analyst", "targeter"]),
    user("Bert Sluiswachter", "bert@antwerp", "nl", ["approver"]),
    user("Ward Papegaai", "ward@antwerp", "nl", ["administrator", "data-protection-officer"]),
  ],
  "be-antwerp-customs": [
    user("Nele Stapelaar", "nele@customs", "nl", ["analyst", "targeter"]),
    user("Jo Zegelmans", "jo@customs", "nl", ["approver", "port-security-officer"]),
    user("Kaat Loodslijn", "kaat@customs", "nl", ["administrator", "data-protection-officer"]),
  ],
  "nl-rotterdam-police": [
    user("Marit Kadeboom", "marit@rotterdam", "nl", ["analyst"]),
    user("Teun Havenlicht", "teun@rotterdam", "nl", ["approver"]),
    user("Fenna Boeienstra", "fenna@rotterdam", "en", ["administrator", "data-protection-officer"]),
  ],
  "ma-rabat-liaison": [
    user("Leïla Bouregregui", "leila@rabat", "fr", ["analyst"]),
    user("Idriss Phareini", "idriss@rabat", "fr", ["approver"]),
    user("Zoubida Sahilani", "zoubida@rabat", "en", ["administrator", "data-protection-officer"]),
  ],
};

/** The invented users of one authority: an analyst, an approver and an administrator at least. */
export function sampleUsers(authority: WorldAuthorityId): readonly SampleUser[] {
  return users[authority];
}

function user(
  name: string,
  address: string,
  language: SampleUser["language"],
  roles: readonly Role[],
): SampleUser {
  return { name, email: `${address}.entente.example`, language, roles };
}
