export { columnSynonyms } from "./column-synonyms.ts";
export { kindLabel } from "./kind-labels.ts";
export { languages, type Language } from "./language.ts";
export { propertyLabel } from "./property-labels.ts";
