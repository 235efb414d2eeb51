import { maxValueLength, type PropertyType } from "@entente/model";
import { plainText } from "./characters.ts";
import { keep, refuse, type CleanContext, type Cleaned, type Cleaner } from "./cleaned.ts";
import { cleanCountry } from "./country.ts";
import { cleanDate } from "./date.ts";
import { cleanEmail } from "./email.ts";
import { cleanGender } from "./gender.ts";
import { cleanIban } from "./iban.ts";
import {
  cleanContainerNumber,
  cleanDocumentNumber,
  cleanHsCode,
  cleanImei,
  cleanImoNumber,
  cleanImsi,
  cleanLocode,
  cleanMmsi,
  cleanPlate,
} from "./identifiers.ts";
import { cleanNumber } from "./number.ts";
import { cleanPhone } from "./phone.ts";
import { cleanStatus } from "./status.ts";
import { cleanAddress, cleanName, cleanText, cleanTopic } from "./text.ts";
import { cleanUrl } from "./url.ts";

const cleaners: Readonly<Record<Exclude<PropertyType, "entity">, Cleaner>> = {
  name: cleanName,
  text: cleanText,
  date: cleanDate,
  country: cleanCountry,
  gender: cleanGender,
  status: cleanStatus,
  phone: cleanPhone,
  email: cleanEmail,
  iban: cleanIban,
  imei: cleanImei,
  imsi: cleanImsi,
  plate: cleanPlate,
  document: cleanDocumentNumber,
  container: cleanContainerNumber,
  imo: cleanImoNumber,
  mmsi: cleanMmsi,
  locode: cleanLocode,
  hs: cleanHsCode,
  address: cleanAddress,
  url: cleanUrl,
  number: cleanNumber,
  topic: cleanTopic,
};

/**
 * Brings a raw value into the canonical form of its type, or says why it cannot be.
 *
 * Never throws; takes time in proportion to the length of the value; a cleaned value comes back
 * unchanged. A doubtful value that a service may really hold is kept with a note.
 * @param raw any string; references to other records (`entity`) are given back as they are
 * @param context where the value comes from, which settles what the value alone leaves open
 */
export function cleanValue(type: PropertyType, raw: string, context: CleanContext = {}): Cleaned {
  if (raw.length > maxValueLength) return tooLong;
  if (type === "entity") return raw === "" ? empty : keep(raw);
  const text = plainText(raw).trim();
  if (text === "") return empty;
  const cleaned = cleaners[type](text, context);
  if (!cleaned.ok) return cleaned;
  if (cleaned.value.length > maxValueLength) return tooLong;
  return cleaned.note === undefined && cleaned.value.includes("\ufffd")
    ? keep(cleaned.value, "unreadable-characters")
    : cleaned;
}

const empty = refuse("empty", "There is nothing but blanks here.");
const tooLong = refuse("too-long", `A value has at most ${maxValueLength} characters.`);
