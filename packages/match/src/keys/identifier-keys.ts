import { isA } from "@entente/model";
import { checksOut } from "../clean/checks-out.ts";
import { matchKey, type KeyType, type MatchKey } from "./key-types.ts";
import { lookAlikes } from "./look-alikes.ts";
import { registrationNumber } from "./registration-number.ts";
import { valuesOf, type Values } from "./values.ts";

type Rule = {
  readonly kind: string;
  readonly properties: readonly string[];
  readonly key: KeyType;
  /** The part that goes into the key; undefined when the value identifies nothing. */
  readonly part: (value: string) => string | undefined;
  /** Whether the part is typed off or read by machine, so that letters stand for digits. */
  readonly misread?: true;
};

const mostPerProperty = 4;

const asIs = (value: string): string => value;
const number = (value: string): string | undefined => (telling(value, 6) ? value : undefined);

/** The same number meets wherever it stands: a person's phone meets the record of that phone. */
const rules: readonly Rule[] = [
  {
    kind: "Person",
    properties: ["idNumber", "passportNumber", "socialSecurityNumber", "taxNumber"],
    key: "document",
    part: number,
    misread: true,
  },
  { kind: "Identification", properties: ["number"], key: "document", part: number, misread: true },
  {
    kind: "Organization",
    properties: ["registrationNumber", "vatCode", "eori", "taxNumber", "idNumber"],
    key: "registration",
    part: registrationNumber,
  },
  { kind: "LegalEntity", properties: ["phone"], key: "phone", part: asIs },
  { kind: "Phone", properties: ["number"], key: "phone", part: asIs },
  { kind: "Phone", properties: ["imsi"], key: "imsi", part: asIs },
  { kind: "LegalEntity", properties: ["email"], key: "email", part: asIs },
  { kind: "LegalEntity", properties: ["iban"], key: "iban", part: whenChecked("iban") },
  { kind: "BankAccount", properties: ["iban"], key: "iban", part: whenChecked("iban") },
  {
    kind: "BankAccount",
    properties: ["accountNumber"],
    key: "account",
    part: (value) => (telling(value, 8) ? value : undefined),
  },
  // The last digit of an IMEI is a check digit, which networks often write as 0.
  {
    kind: "Device",
    properties: ["imei"],
    key: "imei",
    part: (value) => whenChecked("imei")(value)?.slice(0, 14),
  },
  { kind: "Vehicle", properties: ["registrationNumber"], key: "plate", part: asIs, misread: true },
  { kind: "Vehicle", properties: ["vin"], key: "vin", part: number, misread: true },
  { kind: "Vessel", properties: ["imoNumber"], key: "imo", part: whenChecked("imo") },
  { kind: "Vessel", properties: ["mmsi"], key: "mmsi", part: asIs },
  { kind: "Vessel", properties: ["callSign"], key: "call-sign", part: asIs },
  {
    kind: "Container",
    properties: ["containerNumber"],
    key: "container",
    part: whenChecked("container"),
  },
  { kind: "Consignment", properties: ["billOfLading"], key: "bill-of-lading", part: number },
];

/** The keys of numbers and addresses that name one thing: each is a hit on its own. */
export function identifierKeys(kind: string, values: Values): MatchKey[] {
  return rules
    .filter((rule) => isA(kind, rule.kind))
    .flatMap((rule) =>
      rule.properties
        .flatMap((property) => valuesOf(values, property, mostPerProperty))
        .map(rule.part)
        .filter((part) => part !== undefined)
        .flatMap((part) => (rule.misread ? lookAlikes(part) : [part]))
        .map((part) => matchKey(rule.key, part)),
    );
}

function whenChecked(type: "iban" | "imei" | "imo" | "container") {
  return (value: string): string | undefined => (checksOut(type, value) ? value : undefined);
}

/** Long enough, and neither one character repeated nor plain counting. */
function telling(value: string, least: number): boolean {
  return value.length >= least && !/^(.)\1*$/u.test(value) && !"01234567890".includes(value);
}
