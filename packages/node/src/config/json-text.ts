/** A place in a text; both count from 1. */
export type TextPlace = { line: number; column: number };

/** A JSON text read, with the place of every value in it. */
export type JsonText =
  | { ok: true; value: unknown; placeOf: (path: readonly PropertyKey[]) => TextPlace }
  | { ok: false; reason: string; place: TextPlace };

const keyOf = (path: readonly PropertyKey[]): string => JSON.stringify(path.map(String));

class JsonFault extends Error {
  readonly offset: number;
  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/**
 * Reads JSON (RFC 8259) and remembers where each value stands, which `JSON.parse` cannot tell.
 * A name that stands twice in one object is refused, since one of the two would be lost in silence.
 * `placeOf` answers for a path that is not in the text with the place of its nearest parent.
 */
export function readJsonText(text: string): JsonText {
  const offsets = new Map<string, number>();
  let at = 0;

  const fault = (message: string, offset = at): JsonFault => new JsonFault(message, offset);
  const skipBlanks = (): void => {
    while (/[ \t\r\n]/.test(text.charAt(at))) at++;
  };
  const expect = (character: string): void => {
    skipBlanks();
    if (text[at] !== character) throw fault(`expected ${character} but found ${found()}`);
    at++;
  };
  const found = (): string => (at >= text.length ? "the end" : JSON.stringify(text[at]));
  const takeIf = (character: string): boolean => {
    skipBlanks();
    if (text[at] !== character) return false;
    at++;
    return true;
  };

  const token = (pattern: RegExp, what: string): unknown => {
    pattern.lastIndex = at;
    const match = pattern.exec(text)?.[0];
    if (match === undefined) throw fault(`expected ${what} but found ${found()}`);
    try {
      const value: unknown = JSON.parse(match);
      at += match.length;
      return value;
    } catch {
      throw fault(`${what} is not written as JSON asks`);
    }
  };

  const value = (path: readonly PropertyKey[]): unknown => {
    skipBlanks();
    offsets.set(keyOf(path), at);
    if (text[at] === "{") return object(path);
    if (text[at] === "[") return array(path);
    if (text[at] === '"') return token(/"(?:[^"\\\n]|\\.)*"/y, "a text in quotes");
    return token(/[-+.\w]+/y, "a value");
  };

  const object = (path: readonly PropertyKey[]): unknown => {
    const entries = new Map<string, unknown>();
    expect("{");
    if (takeIf("}")) return {};
    do {
      skipBlanks();
      const from = at;
      const name = String(token(/"(?:[^"\\\n]|\\.)*"/y, "a name in quotes"));
      if (entries.has(name)) throw fault(`"${name}" stands twice`, from);
      expect(":");
      entries.set(name, value([...path, name]));
      // A fault of a setting is best shown where its name stands.
      offsets.set(keyOf([...path, name]), from);
    } while (takeIf(","));
    expect("}");
    return Object.fromEntries(entries);
  };

  const array = (path: readonly PropertyKey[]): unknown => {
    const items: unknown[] = [];
    expect("[");
    if (takeIf("]")) return items;
    do items.push(value([...path, items.length]));
    while (takeIf(","));
    expect("]");
    return items;
  };

  try {
    const whole = value([]);
    skipBlanks();
    if (at < text.length) throw fault(`expected the end but found ${found()}`);
    return {
      ok: true,
      value: whole,
      placeOf: (path) => {
        for (let length = path.length; length > 0; length--) {
          const offset = offsets.get(keyOf(path.slice(0, length)));
          if (offset !== undefined) return placeAt(text, offset);
        }
        return placeAt(text, offsets.get(keyOf([])) ?? 0);
      },
    };
  } catch (error) {
    if (!(error instanceof JsonFault)) throw error;
    return { ok: false, reason: error.message, place: placeAt(text, error.offset) };
  }
}

function placeAt(text: string, offset: number): TextPlace {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
