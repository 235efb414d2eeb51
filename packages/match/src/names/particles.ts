/**
 * Words that services write, drop, join or move at will: left out of a name unless nothing else
 * would remain. Dutch, French, Spanish, Portuguese, Italian, German, Arabic.
 */
export const loose: ReadonlySet<string> = new Set(
  (
    "van vande vanden vander von vom zu zum zur af av den der ter ten te het op in t " +
    "de da do di du des del della delle dei degli dos das d la le les lo los las l y e i und et " +
    "el al ul ould oueld wld wuld ouled ez es er ech esh az ar ash ur us uz ud bint bent binti"
  ).split(" "),
);

/** Words that belong to the next one, with or without a space (Ben Ali, Benali; Mc Coy, McCoy). */
export const joining: ReadonlyMap<string, string> = new Map([
  ...["ben", "bin", "ibn", "bn"].map((word) => [word, "ben"] as const),
  ...["bou", "bu"].map((word) => [word, "bou"] as const),
  ...["abu", "abou", "aboe"].map((word) => [word, "abou"] as const),
  ...["abd", "abdel", "abdul", "abdal", "abdoul", "abdu", "abdou"].map(
    (word) => [word, "abd"] as const,
  ),
  ...["ait", "mc", "mac", "fitz", "saint", "sint"].map((word) => [word, word] as const),
]);

/** A particle written together with the name: Vandenbroeck, Delacroix, Desmet, Elbakkali, Essaidi. */
export const glued =
  /^(?:van(?:den|der|de)?(?=[a-z]{4})|dela(?=[a-z]{4})|del(?=[bcdfgkmnpqrstvwxz][a-z]{3})|de(?=[bcdfgkmprstvwz][a-z]{3})|e(?=([zsr])\1[a-z]{3})|el(?=[bdfghjkmnqrsz][a-z]{4}|a[a-z]{5}))/;

/** Abdelkader, Abderrahman, Abdoulkarim: the servant's name, its article and assimilation. */
export const servant = /^abd(?:[eauo]{1,2}(?:l|(?=([rsnztdc])\1|ch|dj))|)(?=[a-z]{3})/;
