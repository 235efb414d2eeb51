import { checkContainerNumber, checkImei, checkImoNumber, type PropertyType } from "@entente/model";
import { isValidIBAN } from "ibantools";

const checks: Partial<Record<PropertyType, (value: string) => boolean>> = {
  container: (value) => checkContainerNumber(value).ok,
  iban: (value) => isValidIBAN(value),
  imei: (value) => checkImei(value).ok,
  imo: (value) => checkImoNumber(value).ok,
};

/**
 * True when a cleaned value passes the check digit of its type, or its type has none. Values that
 * fail are kept, but two records that share one need not speak of the same thing: they make no
 * strong match key.
 */
export function checksOut(type: PropertyType, value: string): boolean {
  return checks[type]?.(value) ?? true;
}
