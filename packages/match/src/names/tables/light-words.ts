/**
 * Particles by what they are: spellings of one particle share its first one. They are written,
 * dropped and joined at will, and weigh next to nothing.
 */
export const particles: ReadonlyMap<string, string> = new Map(
  `van von
  van
  vande
  vanden
  vander
  de del della di da do du des dei degli dos das d dal dello delle
  den der dem
  ter ten te tot
  het t
  la las le les lo los l
  y e i und et and en
  op in aan zu zum zur af av
  el al ul ez es er ech esh az as ar ash ur us uz ud ed ad an il ol
  ben bin ibn bn b
  bint bent binti bnt
  ould oueld wld wuld ouled wuld
  bou bu
  abu abou aboe
  abd abdel abdul abdal abdoul abdu abdou abdool
  ait
  mc mac
  oglu
  the of for`
    .split("\n")
    .flatMap((line) => {
      const spellings = line.trim().split(/\s+/);
      return spellings.map((word) => [word, spellings[0]!] as const);
    }),
);

/** Particles that say that the father's name follows. */
export const fathers: ReadonlySet<string> = new Set(["ben", "bint", "ould"]);

/** Particles that are half a name: they weigh more than the others. */
export const halfNames: ReadonlySet<string> = new Set(["abu", "abd", "bou", "ait"]);

/**
 * Names that very many bear in the region or in the world: that two share one tells less, and that
 * one lacks it too.
 */
export const frequentNames: ReadonlySet<string> = new Set(
  `mohamed mohammed mohammad mohamad muhammad muhammed ahmed ahmad ali hassan hasan hussein husain hussain
  ibrahim abdullah abdallah abdul khan singh kumar maria jose juan luis carlos antonio francisco manuel
  jan peter john michael david robert james william thomas paul daniel jean pierre marie michel
  ivan aleksandr alexander sergey sergei vladimir andrey dmitry olga elena anna
  mehmet mustafa fatma ayse fatima khadija omar said youssef yusuf rachid karim
  garcia rodriguez gonzalez hernandez lopez martinez perez sanchez silva santos souza oliveira
  hoxha shehu rossi russo ferrari muller schmidt smith jones janssens peeters maes jansen devries bakker
  kim lee park wang li zhang chen nguyen tran da jong shah haji sheikh rahman din`
    .trim()
    .split(/\s+/),
);

/** Words that very many organisations bear, with what they weigh. */
export const commonWords: ReadonlyMap<string, number> = new Map(
  (
    [
      [
        0.15,
        "company co cie compagnie compania compagnia companhia corporation corp firma bedrijf",
      ],
      [0.3, "group groupe groep grupo gruppe gruppo holding holdings grup mv ms ss mt"],
      [
        0.4,
        "international intl internationale internacional internazionale internationaal global world",
      ],
      [
        0.6,
        "trading trade services service solutions enterprises enterprise industries industry logistics transport " +
          "transports import export trust fund foundation management consulting systems bank partners " +
          "capital investment investments development construction shipping organisation organization",
      ],
    ] as const
  ).flatMap(([weight, words]) => words.split(" ").map((word) => [word, weight] as const)),
);
