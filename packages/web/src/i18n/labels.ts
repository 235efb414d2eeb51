import { kindLabel, propertyLabel } from "@entente/model";
import type { Language } from "../api/contract.ts";

/** The name of a kind of record. */
export const kindName = (kind: string, language: Language): string => kindLabel(kind, language);

/** The name of a property; on some kinds it has one of its own. */
export const propertyName = (property: string, language: Language, kind?: string): string =>
  propertyLabel(property, language, kind);
