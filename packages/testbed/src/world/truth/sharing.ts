import type { authorityTypes } from "@entente/model";

type AuthorityType = (typeof authorityTypes)[number];

/**
 * How likely a second authority knows an entity of a joint affair, once it knows all that the
 * entity cannot do without. Persons are not in it: how many are shared is fixed by the plan.
 */
const shares: Readonly<Record<AuthorityType, Readonly<Record<string, number>>>> = {
  police: { Phone: 0.7, Vehicle: 0.5, Company: 0.4, Container: 0.3, Seizure: 0.6, Call: 0.4 },
  prosecutor: { Phone: 0.6, Company: 0.5, Container: 0.2, Seizure: 0.8, BankAccount: 0.5 },
  customs: { Company: 0.9, Container: 0.9, Consignment: 0.9, Vessel: 0.9, Vehicle: 0.4 },
  liaison: { Phone: 0.6, Identification: 0.7, Family: 0.8, Company: 0.1 },
  "port-authority": {},
};

/** What is not listed above. */
const otherwise = 0.25;

/** What a second authority hears of a thing whose holder or owner it does not know. */
export const withoutHolder = 0.1;

/** The chance (0 to 1) that a second authority of a type knows an entity of a kind. */
export function shareOf(type: AuthorityType, kind: string): number {
  return shares[type][kind] ?? otherwise;
}
