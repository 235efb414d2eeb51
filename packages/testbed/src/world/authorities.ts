import type { Authority } from "@entente/model";

/** The six authorities of the generated world. Their order is that of the bits of `seenBy`. */
export const authorities = [
  {
    id: "be-brussels-prosecutor",
    name: "Parquet fédéral, Bruxelles",
    type: "prosecutor",
    country: "be",
  },
  {
    id: "fr-marseille-prosecutor",
    name: "Parquet de Marseille (JIRS)",
    type: "prosecutor",
    country: "fr",
  },
  {
    id: "be-antwerp-police",
    name: "Federale gerechtelijke politie Antwerpen",
    type: "police",
    country: "be",
  },
  {
    id: "be-antwerp-customs",
    name: "Douane en Accijnzen, Antwerpen",
    type: "customs",
    country: "be",
  },
  {
    id: "nl-rotterdam-police",
    name: "Recherche, eenheid Rotterdam",
    type: "police",
    country: "nl",
  },
  { id: "ma-rabat-liaison", name: "Bureau de liaison, Rabat", type: "liaison", country: "ma" },
] as const satisfies readonly Authority[];

/** The id of one of the six authorities. */
export type WorldAuthorityId = (typeof authorities)[number]["id"];

/** The place of an authority in `authorities`, also the number of its bit in `seenBy`. */
export function authorityIndex(id: WorldAuthorityId): number {
  return authorities.findIndex((authority) => authority.id === id);
}
