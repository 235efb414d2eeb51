import { romanise } from "./romanise.ts";

/** A word of a name, in Latin letters, with how it stood in the name. */
export type SplitWord = {
  readonly written: string;
  readonly text: string;
  readonly unvowelled: boolean;
  /** True when a full stop follows. */
  readonly dotted: boolean;
  /** True when a comma stands somewhere before it. */
  readonly afterComma: boolean;
};

/** Longer names are cut: no name needs more, and time stays bounded. */
const longestName = 400;
const mostWords = 16;
const longestWord = 48;

const plainAscii = /^[\0-\x7f]*$/;
const letterOrDigit = /[\p{L}\p{M}\p{N}]/u;
const capital = /\p{Lu}/u;
const small = /\p{Ll}/u;
const apostrophes = new Set("'’‘ʼ`´ʹ′ʻʿʾ");

/**
 * The words of a name in the order in which they stand. Apostrophes join (`M'hamed`), a capital
 * after a small letter separates (`SiemensAG`), all else that is no letter or digit separates.
 * @param name any string; only the first 400 code units and 16 words are read
 */
export function splitName(name: string): SplitWord[] {
  const cut = name.length > longestName ? name.slice(0, longestName) : name;
  const text = plainAscii.test(cut) ? cut : cut.toWellFormed().normalize("NFKC").slice(0, 400);
  const pieces = cutPieces(text);
  const words: SplitWord[] = [];
  for (const { start, end, plain, afterComma } of pieces) {
    const written = text.slice(start, end);
    const dotted = text.charCodeAt(end) === 46;
    if (plain) {
      const word = written.toLowerCase().slice(0, longestWord);
      words.push({ written, text: word, unvowelled: false, dotted, afterComma });
    } else
      for (const word of romanise(withoutApostrophes(written), pieces.length === 1))
        words.push({
          written: word.written,
          text: word.text.slice(0, longestWord),
          unvowelled: word.unvowelled,
          dotted,
          afterComma,
        });
    if (words.length >= mostWords) return words.slice(0, mostWords);
  }
  return words;
}

function withoutApostrophes(word: string): string {
  let result = "";
  for (const letter of word) if (!apostrophes.has(letter)) result += letter;
  return result;
}

type Piece = {
  readonly start: number;
  readonly end: number;
  /** True when it has nothing but ASCII letters and digits. */
  readonly plain: boolean;
  readonly afterComma: boolean;
};

function cutPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  let start = -1;
  let plain = true;
  let afterComma = false;
  const close = (end: number): void => {
    if (start >= 0) pieces.push({ start, end, plain, afterComma });
    start = -1;
    plain = true;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const kind = code < 128 ? asciiKind(code) : kindOf(text, at);
    if (kind === "letter") {
      if (start >= 0 && at - start > 1 && isCapital(text, at) && startsWord(text, at)) close(at);
      if (start < 0) start = at;
      if (code >= 128) plain = false;
    } else if (kind === "apostrophe") plain = start < 0 && plain;
    else {
      close(at);
      if (code === 44 || code === 0x60c) afterComma = true;
    }
  }
  close(text.length);
  return pieces;
}

function asciiKind(code: number): "letter" | "apostrophe" | "other" {
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57))
    return "letter";
  return code === 39 || code === 96 ? "apostrophe" : "other";
}

function kindOf(text: string, at: number): "letter" | "apostrophe" | "other" {
  const letter = text[at]!;
  if (apostrophes.has(letter)) return "apostrophe";
  const code = text.charCodeAt(at);
  const joins = (code >= 0xd800 && code <= 0xdfff) || code === 0x200c || code === 0x200d;
  return joins || letterOrDigit.test(letter) ? "letter" : "other";
}

/** A small letter before and another letter after: SiemensAG, JanDaniel, but not GmbH. */
function startsWord(text: string, at: number): boolean {
  return isSmall(text, at - 1) && (isSmall(text, at + 1) || isCapital(text, at + 1));
}

function isCapital(text: string, at: number): boolean {
  const letter = text.charAt(at);
  return letter < "\x80" ? letter >= "A" && letter <= "Z" : capital.test(letter);
}

function isSmall(text: string, at: number): boolean {
  const letter = text.charAt(at);
  return letter < "\x80" ? letter >= "a" && letter <= "z" : small.test(letter);
}
