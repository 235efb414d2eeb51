import type { PropertyType } from "@entente/model";

/** Values in the canonical form of their types, of things that cannot exist. */
export const sampleValues: Readonly<Record<Exclude<PropertyType, "entity">, readonly string[]>> = {
  name: ["Jan Peeters", "Нина Петровна", "محمد العلوي", "王小明", "Seán O'Brien"],
  text: ["blue jacket", "two lines\nof text"],
  date: ["1980-02-03", "1980-02", "1980"],
  country: ["be", "ma"],
  gender: ["male", "female"],
  status: ["suspect", "victim"],
  phone: ["+33639980012", "+447700900123"],
  email: ["ana@example.org"],
  iban: ["NL50XXXX0000000000"],
  imei: ["001010012345672"],
  imsi: ["001019876543210"],
  plate: ["1ABC123"],
  document: ["XX0012345"],
  container: ["XXXU3054384"],
  imo: ["0100006"],
  mmsi: ["200123456"],
  locode: ["BEANR"],
  hs: ["080390"],
  address: ["Kaai 1, Antwerpen"],
  url: ["https://example.org/a"],
  number: ["12.5", "7"],
  topic: ["crime", "role.suspect"],
};
