import { inLanguage, type Labels } from "./labels.ts";
import type { Language } from "./language.ts";

const singular: Readonly<Record<string, Labels>> = {
  Thing: ["Thing", "Chose", "Ding"],
  LegalEntity: ["Person or organisation", "Personne ou organisation", "Persoon of organisatie"],
  Person: ["Person", "Personne", "Persoon"],
  Organization: ["Organisation", "Organisation", "Organisatie"],
  Company: ["Company", "Société", "Bedrijf"],
  Phone: ["Phone", "Téléphone", "Telefoon"],
  Device: ["Device", "Appareil", "Toestel"],
  BankAccount: ["Bank account", "Compte bancaire", "Bankrekening"],
  Vehicle: ["Vehicle", "Véhicule", "Voertuig"],
  Vessel: ["Ship", "Navire", "Schip"],
  Container: ["Container", "Conteneur", "Container"],
  Consignment: ["Consignment", "Envoi", "Zending"],
  Address: ["Place", "Lieu", "Plaats"],
  Document: ["Document", "Document", "Document"],
  Identification: ["Identity document", "Pièce d’identité", "Identiteitsbewijs"],
  Event: ["Event", "Événement", "Gebeurtenis"],
  Call: ["Call", "Appel", "Oproep"],
  Meeting: ["Meeting", "Rencontre", "Ontmoeting"],
  Seizure: ["Seizure", "Saisie", "Inbeslagname"],
  Scan: ["Scan", "Scan", "Scan"],
  PortCall: ["Port call", "Escale", "Havenbezoek"],
  Operation: ["Operation", "Opération", "Operatie"],
  Incident: ["Incident", "Incident", "Incident"],
  Interval: ["Relation", "Relation", "Relatie"],
  Ownership: ["Ownership", "Propriété", "Eigendom"],
  Directorship: ["Directorship", "Mandat d’administrateur", "Bestuursmandaat"],
  Employment: ["Employment", "Emploi", "Dienstverband"],
  Membership: ["Membership", "Appartenance", "Lidmaatschap"],
  Family: ["Family tie", "Lien familial", "Familieband"],
  Associate: ["Association", "Fréquentation", "Omgang"],
  UnknownLink: ["Link", "Lien", "Verband"],
  Payment: ["Payment", "Paiement", "Betaling"],
};

const plural: Readonly<Record<string, Labels>> = {
  Thing: ["Things", "Choses", "Dingen"],
  LegalEntity: [
    "Persons and organisations",
    "Personnes et organisations",
    "Personen en organisaties",
  ],
  Person: ["Persons", "Personnes", "Personen"],
  Organization: ["Organisations", "Organisations", "Organisaties"],
  Company: ["Companies", "Sociétés", "Bedrijven"],
  Phone: ["Phones", "Téléphones", "Telefoons"],
  Device: ["Devices", "Appareils", "Toestellen"],
  BankAccount: ["Bank accounts", "Comptes bancaires", "Bankrekeningen"],
  Vehicle: ["Vehicles", "Véhicules", "Voertuigen"],
  Vessel: ["Ships", "Navires", "Schepen"],
  Container: ["Containers", "Conteneurs", "Containers"],
  Consignment: ["Consignments", "Envois", "Zendingen"],
  Address: ["Places", "Lieux", "Plaatsen"],
  Document: ["Documents", "Documents", "Documenten"],
  Identification: ["Identity documents", "Pièces d’identité", "Identiteitsbewijzen"],
  Event: ["Events", "Événements", "Gebeurtenissen"],
  Call: ["Calls", "Appels", "Oproepen"],
  Meeting: ["Meetings", "Rencontres", "Ontmoetingen"],
  Seizure: ["Seizures", "Saisies", "Inbeslagnames"],
  Scan: ["Scans", "Scans", "Scans"],
  PortCall: ["Port calls", "Escales", "Havenbezoeken"],
  Operation: ["Operations", "Opérations", "Operaties"],
  Incident: ["Incidents", "Incidents", "Incidenten"],
  Interval: ["Relations", "Relations", "Relaties"],
  Ownership: ["Ownerships", "Propriétés", "Eigendommen"],
  Directorship: ["Directorships", "Mandats d’administrateur", "Bestuursmandaten"],
  Employment: ["Employments", "Emplois", "Dienstverbanden"],
  Membership: ["Memberships", "Appartenances", "Lidmaatschappen"],
  Family: ["Family ties", "Liens familiaux", "Familiebanden"],
  Associate: ["Associations", "Fréquentations", "Omgang"],
  UnknownLink: ["Links", "Liens", "Verbanden"],
  Payment: ["Payments", "Paiements", "Betalingen"],
};

/**
 * What a kind of record is called for people.
 * @returns the name of the kind itself when it is unknown here, as in a newer partner's record
 */
export function kindLabel(
  kind: string,
  language: Language,
  number: "singular" | "plural" = "singular",
): string {
  const labels = (number === "plural" ? plural : singular)[kind];
  return labels ? inLanguage(labels, language) : kind;
}
