/** A search by words, as the ledger has it. */
export type Search = { readonly query: string; readonly found: number };

/** Searches one after another through serial numbers, identifiers or names. */
export type Sweep = {
  pattern: "serial-numbers" | "many-identifiers" | "names-in-order";
  /** Different values that belong to it. */
  values: number;
  /** Those that found something. */
  found: number;
  /** What the values look like, without what they say: `AAAA9999999`. Empty for names. */
  shape: string;
};

const neighbours = 25;
/** Serial numbers with a check digit grow by 10 from one to the next, give or take 9. */
const widestGap = 19;
const identifiersOfOneShape = 100;
const fewestFound = 0.05;
const namesInOrder = 30;

/**
 * Finds a sweep in a user's searches.
 * @param searches of at most a day, the oldest first
 * @returns the gravest that was found: 25 numbers next to one another, in whatever order they were
 *   asked; 100 identifiers that begin alike of which fewer than 1 in 20 finds something; 30 names in
 *   the order of the alphabet. Null when there is none.
 */
export function findSweep(searches: readonly Search[]): Sweep | null {
  const asked = withoutTyping(searches);
  return serialSweep(asked) ?? identifierSweep(asked) ?? nameSweep(asked);
}

/** Leaves out what was only the way to the next search: "ja", "jan", "jan p" (and back). */
function withoutTyping(searches: readonly Search[]): Search[] {
  return searches.filter(({ query }, index) => {
    const next = searches[index + 1]?.query;
    return (
      next === undefined || next === query || !(next.startsWith(query) || query.startsWith(next))
    );
  });
}

type Identifier = Search & { stem: string; number: number; shape: string };

/** The number at the end of an identifier (up to 15 digits) and what stands before it. */
function identifierOf(search: Search): Identifier | null {
  const text = search.query
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s./()+-]/g, "");
  const parts = /^([A-Z0-9]*?)(\d{4,15})$/.exec(text);
  if (!parts) return null;
  const [, stem = "", digits = ""] = parts;
  const shape = text.replace(/[A-Z]/g, "A").replace(/\d/g, "9");
  return { ...search, stem: `${stem} ${digits.length}`, number: Number(digits), shape };
}

function identifierGroups(searches: readonly Search[]): Identifier[][] {
  const all = searches.flatMap((search) => identifierOf(search) ?? []);
  return [...Map.groupBy(all, ({ stem }) => stem).values()].map(distinct);
}

function distinct(group: readonly Identifier[]): Identifier[] {
  const byNumber = new Map(group.map((one) => [one.number, one]));
  return [...byNumber.values()].toSorted((a, b) => a.number - b.number);
}

function serialSweep(searches: readonly Search[]): Sweep | null {
  for (const group of identifierGroups(searches)) {
    let run: Identifier[] = [];
    for (const one of group) {
      const last = run.at(-1);
      run = last && one.number - last.number <= widestGap ? [...run, one] : [one];
      if (run.length >= neighbours) return sweep("serial-numbers", run, one.shape);
    }
  }
  return null;
}

function identifierSweep(searches: readonly Search[]): Sweep | null {
  const begunAlike = searches.flatMap((search) => identifierOf(search) ?? []);
  for (const group of Map.groupBy(begunAlike, familyOf).values()) {
    const values = distinct(group);
    const found = values.filter((one) => one.found > 0).length;
    if (values.length >= identifiersOfOneShape && found / values.length < fewestFound)
      return sweep("many-identifiers", values, values[0]?.shape ?? "");
  }
  return null;
}

/** Identifiers that begin with the same four characters and are equally long. */
function familyOf({ stem, number, shape }: Identifier): string {
  const [letters = "", length = "0"] = stem.split(" ");
  return `${`${letters}${String(number).padStart(Number(length), "0")}`.slice(0, 4)} ${shape}`;
}

function nameSweep(searches: readonly Search[]): Sweep | null {
  let up: Search[] = [];
  let down: Search[] = [];
  let before: string | undefined;
  for (const search of searches) {
    const name = nameIn(search.query);
    if (name === null || name === before) continue;
    up = before !== undefined && name > before ? [...up, search] : [search];
    down = before !== undefined && name < before ? [...down, search] : [search];
    before = name;
    for (const run of [up, down])
      if (run.length >= namesInOrder) return sweep("names-in-order", run, "");
  }
  return null;
}

/** A query without digits, in the letters by which names are put in order. */
function nameIn(query: string): string | null {
  const name = query.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  return name === "" || /\d/.test(name) ? null : name;
}

function sweep(pattern: Sweep["pattern"], values: readonly Search[], shape: string): Sweep {
  return { pattern, values: values.length, found: values.filter((v) => v.found > 0).length, shape };
}
