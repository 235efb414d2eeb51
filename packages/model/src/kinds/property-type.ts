/**
 * Types of property values. Every value is kept as a string in the canonical form of its type;
 * cleaning raw input into that form is the work of the match package.
 */
export const propertyTypes = [
  "name",
  "text",
  "date",
  "country",
  "gender",
  "status",
  "phone",
  "email",
  "iban",
  "imei",
  "imsi",
  "plate",
  "document",
  "container",
  "imo",
  "mmsi",
  "locode",
  "hs",
  "address",
  "url",
  "number",
  "topic",
  "entity",
] as const;

/** The type of a property's values. */
export type PropertyType = (typeof propertyTypes)[number];
