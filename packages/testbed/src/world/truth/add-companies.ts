import { iban } from "../numbers/bank-numbers.ts";
import { eoriNumber, registerNumber } from "../numbers/papers.ts";
import type { AffairBuilder } from "./affair-builder.ts";
import { companyStems, companyTrades, legalForms } from "./cargo-data.ts";
import type { Fact, TrueEntity } from "./entity.ts";
import { country, date, document, needed, phone, ref, verbatim, worded } from "./facts.ts";
import { phrase } from "./phrases.ts";
import { towns } from "./places.ts";

/**
 * Adds a company of a country: an importer, a haulier, a front.
 * @param seenBy who knows it, where that is not left to chance
 */
export function addCompany(
  builder: AffairBuilder,
  land: string,
  seenBy?: number,
): TrueEntity | null {
  const { random } = builder;
  const [word, sector] = random.pick(companyTrades);
  const form = random.pick(legalForms[land] ?? legalForms["be"]!);
  const stem = random.pick(companyStems);
  const town = random.pick(random.pick(towns)).fr;
  const ordinal = builder.ordinal("company");
  const name = random.chance(0.5) ? `${stem} ${word}` : `${stem} ${word} ${town}`;
  const facts: Fact[] = [
    verbatim("name", `${name} ${form}`),
    verbatim("legalForm", form),
    document("registrationNumber", registerNumber(land, ordinal)),
    document("eori", eoriNumber(land, ordinal)),
    country("jurisdiction", land),
    worded("sector", sector),
    date("incorporationDate", builder.someDay(90)),
    verbatim("website", `https://www.${stem.toLowerCase()}-${ordinal.toString(36)}.example`),
  ];
  if (random.chance(0.4)) facts.push(phone("phone", builder.newPhone(land)));
  return builder.add("Company", facts, seenBy === undefined ? {} : { seenBy });
}

/** Adds a bank account. */
export function addAccount(builder: AffairBuilder, holder: TrueEntity): TrueEntity | null {
  const land = builder.random.pick(["be", "be", "nl", "fr", "ma"]);
  return builder.add("BankAccount", [
    { property: "iban", as: "iban", value: iban(land, builder.ordinal("account")) },
    verbatim("bankName", "Banque Imaginaire"),
    ref("holder", holder),
  ]);
}

/** Adds a payment between two accounts, companies or persons. */
export function addPayment(builder: AffairBuilder, payer: TrueEntity, paid: TrueEntity): void {
  builder.add("Payment", [
    needed("payer", payer),
    needed("beneficiary", paid),
    verbatim("amount", builder.random.between(4, 900) * 250),
    verbatim("currency", "EUR"),
    date("date", builder.someDay()),
    worded("purpose", phrase("facture", "factuur", "invoice")),
  ]);
}
