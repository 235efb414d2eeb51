/** One name with the ways in which services write it. */
export type Spelling = {
  /** In Arabic or Cyrillic letters, where the name has such a form. */
  readonly native: string | null;
  /** As French-speaking services write it. */
  readonly fr: string;
  /** As Dutch-speaking services write it. */
  readonly nl: string;
  /** Further spellings met in files. */
  readonly others: readonly string[];
};

/** Where a person's name comes from. */
export type NameList = {
  readonly male: readonly Spelling[];
  readonly female: readonly Spelling[];
  readonly surnames: readonly Spelling[];
};

/** Names in Latin letters, separated by commas; all services spell them alike. */
export function latin(names: string): Spelling[] {
  return split(names, ",").map((name) => ({ native: null, fr: name, nl: name, others: [] }));
}

/** Names separated by commas, each as `native|French|Dutch|other|…`. */
export function transliterated(names: string): Spelling[] {
  return split(names, ",").map((entry) => {
    const [native, fr, nl, ...others] = split(entry, "|");
    return { native: native!, fr: fr!, nl: nl ?? fr!, others };
  });
}

function split(text: string, separator: string): string[] {
  return text
    .split(separator)
    .map((part) => part.replace(/\s+/g, " ").trim())
    .filter(Boolean);
}
