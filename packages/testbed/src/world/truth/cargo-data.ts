import { phrase } from "./phrases.ts";
import type { Phrase } from "./entity.ts";

/** Ports at which the containers of this world are loaded (UN/LOCODE). */
export const loadingPorts = [
  "ECGYE",
  "ECPBO",
  "COTRB",
  "COCTG",
  "COBUN",
  "BRSSZ",
  "BRPNG",
  "PECLL",
  "SRPBM",
] as const;

/** Ports at which they are discharged, by the place of the authority that looks at them. */
export const dischargePorts: readonly (readonly string[])[] = [
  ["BEANR", "BEZEE"],
  ["FRFOS", "FRLEH"],
  ["BEANR"],
  ["BEANR", "BEANR", "BEZEE"],
  ["NLRTM", "NLVLI"],
  ["MAPTM", "BEANR", "FRFOS"],
];

/** Goods with their subheading of the Harmonized System 2022. */
export const goods: readonly (readonly [hsCode: string, description: Phrase])[] = [
  ["080390", phrase("bananes fraîches", "verse bananen", "fresh bananas")],
  ["080430", phrase("ananas", "ananas", "pineapples")],
  ["080440", phrase("avocats", "avocado's", "avocados")],
  ["080450", phrase("mangues", "mango's", "mangoes")],
  ["090111", phrase("café vert", "groene koffie", "green coffee")],
  ["180100", phrase("fèves de cacao", "cacaobonen", "cocoa beans")],
  ["120190", phrase("fèves de soja", "sojabonen", "soya beans")],
  ["740400", phrase("déchets de cuivre", "koperschroot", "copper scrap")],
  ["440710", phrase("bois scié", "gezaagd hout", "sawn wood")],
  ["030617", phrase("crevettes congelées", "diepvriesgarnalen", "frozen shrimps")],
  ["170199", phrase("sucre", "suiker", "sugar")],
  ["410411", phrase("peaux tannées", "gelooide huiden", "tanned hides")],
  ["060311", phrase("roses coupées", "snijrozen", "cut roses")],
];

/** Size and type codes, of ISO 6346:1995 and of 1984, as both are met. */
export const sizeTypes = ["45R1", "22R1", "22G1", "45G1", "42G1", "4532", "2200"] as const;

const vesselFirst = `Northern Sea Pale Silver Distant Second Amber Silent Green Early Winter Paper`;
const vesselSecond = `Parable Quill Allegory Stanza Cadence Footnote Comma Fable Preface Sonnet
  Refrain Epilogue Metaphor Glossary`;

/** Names of ships, made of words that no owner would put together. */
export const vesselNames: readonly string[] = vesselFirst
  .split(" ")
  .flatMap((first) => vesselSecond.split(/\s+/).map((second) => `${first} ${second}`));

const stems = `Fabula Chimera Mirago Nusquam Utopica Fictiva Inventa Imagina Verzin Phantas Illudo
  Somnia Larva Umbra Pseudo Nihila Ignota Fabricor Mythos Onirica Simula Apocrif Quimera Ficta
  Novela Cuento Sprook Legenda Fantoma Irreal`;
const ends = `a co ex um is or ix al en on ra to va lo mar tis pol nor del sur`;

/** First words of company names: a word for something invented and an ending. */
export const companyStems: readonly string[] = stems
  .split(/\s+/)
  .flatMap((stem) => ends.split(" ").map((end) => stem + end));

/** What companies do: the word in their name, and the sector. */
export const companyTrades: readonly (readonly [word: string, sector: Phrase])[] = [
  ["Fruit", phrase("importateur de fruits", "fruitimporteur", "fruit importer")],
  ["Trans", phrase("transport routier", "wegvervoer", "road haulage")],
  ["Logistics", phrase("logistique", "logistiek", "logistics")],
  ["Forwarding", phrase("commissionnaire de transport", "expediteur", "freight forwarder")],
  ["Cold Store", phrase("entrepôt frigorifique", "koelhuis", "cold store")],
  ["Trading", phrase("commerce de gros", "groothandel", "wholesale")],
  ["Scrap", phrase("ferrailles", "schroothandel", "scrap trade")],
  ["Coffee", phrase("importateur de café", "koffie-importeur", "coffee importer")],
  ["Auto", phrase("location de voitures", "autoverhuur", "car rental")],
  ["Horeca", phrase("restauration", "horeca", "catering")],
  ["Bouw", phrase("construction", "bouw", "construction")],
  ["Export", phrase("exportateur", "exporteur", "exporter")],
];

/** Legal forms by country. */
export const legalForms: Readonly<Record<string, readonly string[]>> = {
  be: ["BV", "NV", "SRL", "SA"],
  nl: ["B.V.", "V.O.F."],
  fr: ["SARL", "SAS"],
  ma: ["SARL", "SARL AU"],
  ec: ["S.A.", "Cía. Ltda."],
  co: ["S.A.S.", "Ltda."],
  br: ["Ltda."],
};
