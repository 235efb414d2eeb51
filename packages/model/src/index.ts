export * from "./agreement.ts";
export * from "./agreement-changes.ts";
export * from "./agreement-expiry.ts";
export * from "./agreement-negotiation.ts";
export * from "./agreement-status.ts";
export * from "./authority.ts";
export { captionOf } from "./caption.ts";
export * from "./grade.ts";
export * from "./handling.ts";
export { newId } from "./id.ts";
export type { KindDefinition, PropertyDefinition } from "./kinds/kind.ts";
export { propertyTypes, type PropertyType } from "./kinds/property-type.ts";
export {
  isA,
  isKind,
  kindDefinition,
  kindNames,
  propertiesOf,
  propertyOf,
} from "./kinds/vocabulary.ts";
export * from "./record.ts";
export * from "./role.ts";
export * from "./statement.ts";
export * from "./subject-status.ts";
export { isThirdCountry } from "./third-country.ts";
export * from "./urgency.ts";
export * from "./identifiers/index.ts";
export * from "./dates/index.ts";
export * from "./labels/index.ts";
