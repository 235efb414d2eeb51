import { inLanguage, type Labels } from "./labels.ts";
import type { Language } from "./language.ts";
import { partyLabels } from "./party-property-labels.ts";
import { thingLabels } from "./thing-property-labels.ts";

const common: Readonly<Record<string, Labels>> = { ...thingLabels, ...partyLabels };

/** Where a property is called otherwise on one kind than on the others. */
const ofOneKind: Readonly<Record<string, Labels>> = {
  "Vehicle.registrationNumber": ["Plate", "Plaque", "Nummerplaat"],
  "Vessel.type": ["Type of ship", "Type de navire", "Scheepstype"],
  "Identification.authority": ["Issued by", "Délivré par", "Uitgegeven door"],
  "Identification.startDate": ["Issued on", "Délivré le", "Uitgegeven op"],
  "Identification.endDate": ["Valid until", "Valable jusqu’au", "Geldig tot"],
};

/**
 * What a property is called for people.
 * @param kind the kind of record it stands on, where that makes a difference
 * @returns the name of the property itself when it is unknown here, as in a newer partner's record
 */
export function propertyLabel(property: string, language: Language, kind?: string): string {
  const labels = ofOneKind[`${kind}.${property}`] ?? common[property];
  return labels ? inLanguage(labels, language) : property;
}
