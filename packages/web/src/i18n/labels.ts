import { kindLabel, propertyLabel } from "@entente/model";
import type { Language } from "../api/contract.ts";

/** The name of a kind of record. */
export const kindName = (kind: string, language: Language): string => kindLabel(kind, language);

/** The name of a property. */
export const propertyName = (property: string, language: Language): string =>
  propertyLabel(property, language);
