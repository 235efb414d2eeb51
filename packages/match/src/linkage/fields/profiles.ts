import { streetField, localityField } from "./address-fields.ts";
import { dateField } from "./date-field.ts";
import type { Field } from "./field.ts";
import { identifierField } from "./identifier-field.ts";
import { nameTextField } from "./name-text-field.ts";
import { thingNameField } from "./organisation-name-field.ts";
import { placeField } from "./place-field.ts";
import { plainField, wordsField } from "./plain-field.ts";

/** What of a kind of record is compared. */
export type Profile = {
  /** True when given and family names are compared word by word, before all other fields. */
  readonly personNames: boolean;
  readonly fields: readonly Field[];
};

const person: Profile = {
  personNames: true,
  fields: [
    dateField("birth-date", "birthDate"),
    localityField,
    streetField,
    placeField("birth-place", "birthPlace"),
    plainField("gender", ["gender"]),
    plainField("nationality", ["nationality"]),
    identifierField("social-security-number", ["socialSecurityNumber"]),
    identifierField("id-number", ["idNumber"]),
    identifierField("passport-number", ["passportNumber"]),
    identifierField("tax-number", ["taxNumber"]),
    identifierField("phone", ["phone"]),
    identifierField("email", ["email"]),
    identifierField("iban", ["iban"]),
    wordsField("position", "position"),
    nameTextField("father-name", "fatherName"),
    nameTextField("mother-name", "motherName"),
  ],
};

const organisation: Profile = {
  personNames: false,
  fields: [
    thingNameField,
    identifierField("registration-number", ["registrationNumber"]),
    identifierField("vat-code", ["vatCode"]),
    identifierField("eori", ["eori"]),
    identifierField("tax-number", ["taxNumber"]),
    identifierField("iban", ["iban"]),
    identifierField("phone", ["phone"]),
    identifierField("email", ["email"]),
    identifierField("website", ["website"]),
    localityField,
    streetField,
    plainField("country", ["jurisdiction", "country"]),
  ],
};

const profiles: ReadonlyMap<string, Profile> = new Map([
  ["Person", person],
  ["Organization", organisation],
  ["Company", organisation],
  [
    "Vessel",
    {
      personNames: false,
      fields: [
        single(identifierField("imo-number", ["imoNumber"])),
        identifierField("mmsi", ["mmsi"]),
        identifierField("call-sign", ["callSign"]),
        thingNameField,
        plainField("flag", ["flag"]),
        wordsField("type", "type"),
      ],
    },
  ],
  ["Container", simple([single(identifierField("container-number", ["containerNumber"]))])],
  ["Phone", simple([identifierField("phone", ["number"]), identifierField("imsi", ["imsi"])])],
  ["Device", simple([single(identifierField("imei", ["imei"])), wordsField("model", "model")])],
  [
    "BankAccount",
    simple([
      identifierField("iban", ["iban"]),
      identifierField("account-number", ["accountNumber"]),
    ]),
  ],
  [
    "Vehicle",
    simple([
      identifierField("plate", ["registrationNumber"]),
      single(identifierField("vin", ["vin"])),
      wordsField("model", "model"),
      plainField("color", ["color"]),
    ]),
  ],
]);

/** Kinds of record that can be linked. */
export const linkableKinds: readonly string[] = [...profiles.keys()];

/** What of a kind is compared, or undefined for a kind that is not linked. */
export function profileOf(kind: string): Profile | undefined {
  return profiles.get(kind);
}

function single(field: Field): Field {
  return { ...field, single: true };
}

function simple(fields: readonly Field[]): Profile {
  return { personNames: false, fields };
}
