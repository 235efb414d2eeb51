/** A town in which things happen, with the middle of it (WGS 84) and its code where it is a port. */
export type Town = {
  readonly fr: string;
  readonly nl: string;
  readonly postalCode: string;
  readonly country: string;
  readonly locode: string | null;
  readonly latitude: number;
  readonly longitude: number;
};

/** Towns of the region of each authority, in the order of `authorities`. */
export const towns: readonly (readonly Town[])[] = [
  [
    town("Bruxelles", "Brussel", "1000", "be", "BEBRU", 50.846, 4.352),
    town("Molenbeek-Saint-Jean", "Sint-Jans-Molenbeek", "1080", "be", null, 50.855, 4.328),
    town("Liège", "Luik", "4000", "be", "BELGG", 50.633, 5.567),
    town("Charleroi", "Charleroi", "6000", "be", null, 50.411, 4.444),
  ],
  [
    town("Marseille", "Marseille", "13002", "fr", "FRMRS", 43.296, 5.37),
    town("Fos-sur-Mer", "Fos-sur-Mer", "13270", "fr", "FRFOS", 43.438, 4.945),
    town("Vitrolles", "Vitrolles", "13127", "fr", null, 43.455, 5.248),
    town("Le Havre", "Le Havre", "76600", "fr", "FRLEH", 49.494, 0.108),
  ],
  [
    town("Anvers", "Antwerpen", "2030", "be", "BEANR", 51.26, 4.38),
    town("Beveren", "Beveren", "9120", "be", null, 51.213, 4.256),
    town("Malines", "Mechelen", "2800", "be", null, 51.028, 4.48),
    town("Deurne", "Deurne", "2100", "be", null, 51.222, 4.465),
  ],
  [
    town("Anvers", "Antwerpen", "2030", "be", "BEANR", 51.26, 4.38),
    town("Kallo", "Kallo", "9120", "be", null, 51.253, 4.277),
    town("Zeebruges", "Zeebrugge", "8380", "be", "BEZEE", 51.333, 3.207),
  ],
  [
    town("Rotterdam", "Rotterdam", "3089", "nl", "NLRTM", 51.885, 4.42),
    town("Dordrecht", "Dordrecht", "3313", "nl", "NLDOR", 51.813, 4.69),
    town("Flessingue", "Vlissingen", "4382", "nl", "NLVLI", 51.448, 3.58),
    town("Bréda", "Breda", "4811", "nl", null, 51.589, 4.776),
  ],
  [
    town("Tanger", "Tanger", "90000", "ma", "MATNG", 35.776, -5.803),
    town("Nador", "Nador", "62000", "ma", "MANDR", 35.168, -2.933),
    town("Casablanca", "Casablanca", "20000", "ma", "MACAS", 33.573, -7.589),
    town("Al Hoceïma", "Al Hoceima", "32000", "ma", null, 35.244, -3.931),
  ],
];

/** Streets that no town has: all are named after something invented. */
export const streets: readonly (readonly [fr: string, nl: string])[] = [
  ["rue des Fables", "Fabelstraat"],
  ["quai de la Chimère", "Hersenschimkaai"],
  ["avenue de la Fiction", "Fictielaan"],
  ["rue du Mirage", "Luchtspiegelingstraat"],
  ["chemin des Légendes", "Legendenpad"],
  ["rue de l'Apocryphe", "Apocriefstraat"],
  ["place de la Parabole", "Parabelplein"],
  ["allée des Songes", "Dromenlaan"],
];

function town(
  fr: string,
  nl: string,
  postalCode: string,
  country: string,
  locode: string | null,
  latitude: number,
  longitude: number,
): Town {
  return { fr, nl, postalCode, country, locode, latitude, longitude };
}
