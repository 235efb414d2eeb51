const event = "date location involved";

/** The properties that the generated records of each kind may have, in the order of their columns. */
const columns: Readonly<Record<string, string>> = {
  Person: `name firstName lastName alias weakAlias birthDate birthPlace birthCountry gender
    nationality passportNumber idNumber address position appearance phone email`,
  Company: `name legalForm registrationNumber eori jurisdiction sector incorporationDate website
    phone`,
  Phone: "number imsi operator firstSeen holder",
  Device: "imei model holder",
  BankAccount: "iban bankName holder",
  Vehicle: "registrationNumber type model color owner",
  Vessel: "name imoNumber mmsi flag type",
  Container: "containerNumber sizeType",
  Consignment: `billOfLading description hsCode grossWeight portOfLoading portOfDischarge container
    shipper consignee`,
  Address: "full city postalCode latitude longitude",
  Identification: "number type startDate endDate holder",
  Call: "caller receiver date duration",
  Meeting: event,
  Incident: `incidentKind ${event}`,
  Seizure: `${event} locode substance weightKg method container`,
  Scan: "container date result",
  PortCall: "vessel locode date terminal",
  Operation: "operationKind status startDate endDate location latitude longitude target",
  Ownership: "owner asset startDate",
  Directorship: "director organization role startDate",
  Employment: "employee employer role startDate",
  Family: "person relative role",
  Associate: "person associate role startDate",
  Payment: "payer beneficiary amount currency date purpose",
};

/** The columns of a kind's file. */
export function columnsOf(kind: string): readonly string[] {
  return columns[kind]?.split(/\s+/) ?? [];
}
