import { validateIBAN, ValidationErrorsIBAN } from "ibantools";
import { keep, refuse, type Cleaner } from "./cleaned.ts";
import { identifierForm } from "./search-text.ts";

const checksums = new Set([
  ValidationErrorsIBAN.WrongIBANChecksum,
  ValidationErrorsIBAN.WrongAccountBankBranchChecksum,
]);

/**
 * An IBAN without spaces (ISO 13616). Country, length and characters must fit; a wrong check digit
 * is kept and noted, because that is how the file has it.
 */
export const cleanIban: Cleaner = (text) => {
  const iban = identifierForm(text.slice(0, 100)).replace(/^IBAN/, "");
  const { valid, errorCodes } = validateIBAN(iban);
  if (valid) return keep(iban);
  if (errorCodes.length > 0 && errorCodes.every((code) => checksums.has(code)))
    return keep(iban, "check-digit-wrong");
  return refuse(
    "format-wrong",
    "An IBAN begins with two letters of the country and two digits, and has its country's length.",
  );
};
