import { latinWords } from "./latin.ts";
import { soundOf } from "./sound.ts";

/** Cities that services in other languages call by another name, as single Latin words. */
const otherNames: ReadonlyMap<string, string> = new Map(
  [
    "antwerpen antwerp anvers amberes",
    "brussel brussels bruxelles bruselas",
    "gent ghent gand gante",
    "brugge bruges brujas",
    "luik liege lieja luttich",
    "bergen mons",
    "namen namur",
    "leuven louvain",
    "mechelen malines",
    "kortrijk courtrai",
    "rijsel lille",
    "duinkerke dunkerque dunkirk",
    "denhaag sgravenhage lahaye thehague lahaya",
    "vlissingen flessingue flushing",
    "parijs paris",
    "marseille marseilles marsella",
    "lehavre havre",
    "londen london londres",
    "hamburg hambourg hamburgo",
    "aken aachen aixlachapelle",
    "keulen koln cologne",
    "genua genova genoa genes",
    "lissabon lisboa lisbon lisbonne",
    "casablanca addaralbayda",
    "tanger tangier tangiers",
    "nador annador",
    "algeciras algesiras",
    "tirana tirane",
    "durres durazzo",
  ].flatMap((line) => {
    const names = line.split(" ");
    return names.map((name) => [name, names[0]!] as const);
  }),
);

/**
 * A city as a short sound that holds across spellings and, for cities known by several names,
 * across languages.
 * @returns at most 5 characters over `[A-Z0-9]`; empty when the text has no letter or digit
 */
export function citySound(city: string): string {
  const name = latinWords(city).join("");
  return soundOf(otherNames.get(name) ?? name).slice(0, 5);
}

/** Words for a road and the articles around them, in the languages of the region. */
const roads = new Set(
  (
    "rue r avenue av ave boulevard bd bld blvd place pl chemin ch chaussee chee quai allee impasse " +
    "square cours route rte straat str laan dreef steenweg stwg weg plein kaai kade dijk lei hof " +
    "street st road rd lane drive dr court close crescent circuit way terrace " +
    "calle avenida plaza paseo via viale piazza corso strasse str gasse platz rruga zanqat shari " +
    "de du des d la le les l der den het t van aan op sur of the del della di da dos und et en"
  ).split(" "),
);

/** The same words at the end of a Dutch or German name: Kerkstraat, Hauptstrasse. */
const roadEnding = /(?:straat|str|strasse|laan|dreef|steenweg|weg|plein|kaai|kade|dijk|lei|gasse)$/;

/**
 * A street as the sound of its first telling word, without the word for the road and the number:
 * "Rue de l'Église 12", "Kerkstr. 5" and "Kerkstraat" give one word each.
 * @returns at most 4 characters over `[A-Z]`; empty when nothing telling is left
 */
export function streetSound(street: string): string {
  const unelided = street.slice(0, 400).replace(/(?<!\p{L})[dl]['’](?=\p{L})/giu, "");
  const words = latinWords(unelided).filter((word) => !/[0-9]/.test(word));
  const telling = words.find((word) => !roads.has(word)) ?? words[0] ?? "";
  const bare = telling.replace(roadEnding, "");
  return soundOf(bare.length < 2 ? telling : bare).slice(0, 4);
}
