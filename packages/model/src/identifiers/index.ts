export { compactIdentifier } from "./compact.ts";
export {
  checkContainerNumber,
  containerCheckDigit,
  type ContainerNumberReason,
} from "./container-number.ts";
export { checkDocumentNumber, type DocumentNumberReason } from "./document-number.ts";
export { checkHsCode, type HsCodeReason } from "./hs-code.ts";
export type { IdentifierCheck } from "./identifier-check.ts";
export { checkImei, type ImeiNote, type ImeiReason } from "./imei.ts";
export { checkImoNumber, type ImoNumberReason } from "./imo-number.ts";
export { checkImsi, type ImsiReason } from "./imsi.ts";
export { checkLocode } from "./locode.ts";
export { luhnDigit } from "./luhn.ts";
export { checkMmsi, type MmsiReason } from "./mmsi.ts";
export { checkPlate, type PlateReason } from "./plate.ts";
