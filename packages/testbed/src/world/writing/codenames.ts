const first = `Amber Basalt Cipres Dolmen Ebbe Fjord Graniet Hagel Indigo Jade Kiezel Lavendel Mistral
  Noria Opaal Pelikaan Quartz Ravijn Saffraan Toendra Umbra Vesper Wilg Zenith`;
const second = `Anker Boei Dok Eb Gracht Haven Kade Loods Mast Pier Sluis Steiger Touw Vloed Wrak Zeil`;

/** Names of dossiers, each of two words. */
export const codenames: readonly string[] = first
  .split(/\s+/)
  .flatMap((left) => second.split(" ").map((right) => `${left} ${right}`.toUpperCase()));
