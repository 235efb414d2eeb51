const replacement = "\ufffd";

/** True when the database can keep a text as it is: no U+0000, no half of a character. */
export function isKeepable(text: string): boolean {
  return text.isWellFormed() && !text.includes("\0");
}

/** The text as the database can keep it: U+FFFD stands for what it cannot. */
export function keptText(text: string): string {
  return text.toWellFormed().replaceAll("\0", replacement);
}

/** The first `length` UTF-16 code units of a text, or one less where that would halve a character. */
export function cutText(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}
