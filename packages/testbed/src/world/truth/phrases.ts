import type { Phrase } from "./entity.ts";

/** A text in French, Dutch and English. */
export function phrase(fr: string, nl: string, en: string): Phrase {
  return { fr, nl, en };
}

/** What people do in a group, as it stands under "position". */
export const positions: Readonly<Record<string, Phrase>> = {
  coordinator: phrase("coordinateur", "coördinator", "coordinator"),
  broker: phrase("intermédiaire", "tussenpersoon", "broker"),
  financier: phrase("financier", "financier", "financier"),
  driver: phrase("chauffeur routier", "vrachtwagenchauffeur", "lorry driver"),
  extractor: phrase("extracteur", "uithaler", "extractor"),
  "port-worker": phrase("docker", "havenarbeider", "port worker"),
  director: phrase("gérant", "zaakvoerder", "company director"),
  "stash-keeper": phrase("gardien du dépôt", "stashhouder", "stash keeper"),
  shooter: phrase("tireur", "schutter", "shooter"),
  lookout: phrase("guetteur", "uitkijk", "lookout"),
  supplier: phrase("fournisseur", "leverancier", "supplier"),
  seafarer: phrase("marin", "zeevarende", "seafarer"),
};

/** How cocaine travels in or leaves a container. */
export const methods: readonly Phrase[] = [
  phrase("rip-off derrière les portes", "rip-off achter de deuren", "rip-off behind the doors"),
  phrase("groupe frigorifique", "koelmotor", "reefer machinery"),
  phrase("caché dans le chargement", "verborgen in de lading", "hidden in the cargo"),
  phrase("fraude au code PIN", "pincodefraude", "PIN-code fraud"),
  phrase("changement de conteneur", "switch van container", "switch of container"),
  phrase("largage en mer", "drop-off op zee", "drop-off at sea"),
  phrase("dans le plancher", "in de vloer", "in the floor"),
];

/** What was found. */
export const substances: readonly Phrase[] = [
  phrase("cocaïne", "cocaïne", "cocaine"),
  phrase("cocaïne base", "cocaïnebase", "cocaine base"),
];

/** Kinds of violent or odd events. */
export const incidentKinds: readonly Phrase[] = [
  phrase("coups de feu sur façade", "beschieting van gevel", "shots at a house front"),
  phrase("engin explosif", "explosief", "explosive device"),
  phrase("tentative d'homicide", "poging doodslag", "attempted homicide"),
  phrase("enlèvement", "ontvoering", "abduction"),
  phrase("intrusion sur terminal", "insluiping op terminal", "intrusion at a terminal"),
  phrase("menaces sur docker", "bedreiging havenarbeider", "threats to a port worker"),
];

/** Kinds of operations. */
export const operationKinds: readonly Phrase[] = [
  phrase("observation", "observatie", "surveillance"),
  phrase("perquisition", "huiszoeking", "house search"),
  phrase("livraison surveillée", "gecontroleerde aflevering", "controlled delivery"),
  phrase("interpellation", "aanhouding", "arrest"),
];

/** States of an operation. */
export const operationStates = {
  planned: phrase("prévue", "gepland", "planned"),
  done: phrase("terminée", "afgerond", "done"),
} as const;

/** What a scanner's officer noted. */
export const scanResults: readonly Phrase[] = [
  phrase("rien à signaler", "geen bijzonderheden", "nothing found"),
  phrase("rien à signaler", "geen bijzonderheden", "nothing found"),
  phrase("anomalie près des portes", "afwijking bij de deuren", "anomaly near the doors"),
  phrase("densité inhabituelle", "ongewone dichtheid", "unusual density"),
];

/** Notes that stand on persons now and then. */
export const appearances: readonly Phrase[] = [
  phrase("tatouage au cou", "tatoeage in de hals", "tattoo on the neck"),
  phrase("cicatrice main gauche", "litteken linkerhand", "scar on the left hand"),
  phrase("env. 1m90, crâne rasé", "ca. 1m90, kaal", "about 1.90 m, shaven head"),
  phrase("barbe courte, lunettes", "korte baard, bril", "short beard, glasses"),
];

/** Ties between persons. */
export const ties: readonly Phrase[] = [
  phrase("vu ensemble", "samen gezien", "seen together"),
  phrase("partage un véhicule", "deelt voertuig", "shares a vehicle"),
  phrase("ancien codétenu", "ex-celgenoot", "former cellmate"),
  phrase("prête-nom", "stroman", "strawman"),
];

/** Ties of blood and marriage. */
export const kinships: readonly Phrase[] = [
  phrase("frère", "broer", "brother"),
  phrase("cousin", "neef", "cousin"),
  phrase("épouse", "echtgenote", "wife"),
  phrase("beau-frère", "schoonbroer", "brother-in-law"),
];
