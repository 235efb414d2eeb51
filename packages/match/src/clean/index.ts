export { checksOut } from "./checks-out.ts";
export { cleanValue } from "./clean-value.ts";
export {
  doubts,
  refusalReasons,
  type CleanContext,
  type Cleaned,
  type Doubt,
  type RefusalReason,
} from "./cleaned.ts";
export { identifierForm, searchText } from "./search-text.ts";
export { proposeMapping } from "./propose-mapping.ts";
