import { describe, expect, it } from "vitest";
import { proposeMapping } from "./propose-mapping.ts";

const mapped = (headings: string, kind: string, rows: string[][] = []) =>
  proposeMapping(headings.split(","), rows, kind);

describe("the proposed mapping", () => {
  it("knows the columns of a population register", () => {
    const headings =
      "rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth, soc_sec_id";
    const row = "r-1,ann,example,8,stanley street,miami,winston hills,4223,nsw,19151111,5304218";
    expect(mapped(headings, "Person", [row.split(",")])).toEqual([
      null,
      "firstName",
      "lastName",
      "streetNumber",
      "street",
      "address",
      "city",
      "postalCode",
      "region",
      "birthDate",
      "socialSecurityNumber",
    ]);
  });

  it("knows the columns of a list of historical persons", () => {
    const headings =
      "unique_id,cluster,full_name,first_and_surname,first_name,surname,dob,birth_place,postcode_fake,gender,occupation";
    expect(mapped(headings, "Person")).toEqual([
      null,
      null,
      "name",
      null,
      "firstName",
      "lastName",
      "birthDate",
      "birthPlace",
      "postalCode",
      "gender",
      "position",
    ]);
  });

  it.each([
    [
      "Nom,Prénom,Date de naissance,N° de téléphone,Sexe",
      "lastName firstName birthDate phone gender",
    ],
    [
      "Achternaam,Voornaam,Geboortedatum,Rijksregisternummer,GSM",
      "lastName firstName birthDate socialSecurityNumber phone",
    ],
    ["NAAM,Geboorte datum,Nationaliteit", "name birthDate nationality"],
    ["Nombre,Apellidos,Fecha de nacimiento,Cédula", "firstName lastName birthDate idNumber"],
    ["familyName,givenName,birthDate,suspect phone number", "lastName firstName birthDate phone"],
  ])("reads %s of persons", (headings, expected) => {
    expect(mapped(headings, "Person")).toEqual(expected.split(" "));
  });

  it.each([
    ["Nummerplaat,Merk,Kleur", "Vehicle", "registrationNumber model color"],
    ["N° de plaque,Marque,VIN", "Vehicle", "registrationNumber model vin"],
    ["Container nr.,ISO type", "Container", "containerNumber sizeType"],
    ["MSISDN,IMSI,Provider", "Phone", "number imsi operator"],
    [
      "B/L no,HS,POL,POD,Poids brut",
      "Consignment",
      "billOfLading hsCode portOfLoading portOfDischarge grossWeight",
    ],
  ])("reads %s of a %s", (headings, kind, expected) => {
    expect(mapped(headings, kind)).toEqual(expected.split(" "));
  });

  it("recognises plain values under headings that say nothing", () => {
    const rows = ["+33639980012", "+33639980013", "0033639980014"].map((phone, at) => [
      phone,
      `a${at}@example.org`,
      `text ${at}`,
    ]);
    expect(mapped("c1,c2,c3", "Person", rows)).toEqual(["phone", "email", null]);
  });

  it("leaves a column alone whose values contradict its heading", () => {
    const rows = [["blue"], ["red"], ["green"]];
    expect(mapped("date of birth", "Person", rows)).toEqual([null]);
    expect(mapped("date of birth", "Person", [["1985"], ["?"], [""]])).toEqual(["birthDate"]);
  });

  it("proposes nothing for an unknown kind, and each property once", () => {
    expect(mapped("name", "Airship")).toEqual([null]);
    expect(mapped("surname,last name", "Person")).toEqual([null, "lastName"]);
  });

  it("takes headings of any characters and number", () => {
    const headings = Array.from({ length: 10_000 }, (_, at) => `\ud800${at}`);
    expect(new Set(proposeMapping(headings, [], "Person"))).toEqual(new Set([null]));
  });
});
