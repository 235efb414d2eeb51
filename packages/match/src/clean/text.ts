import { oneLine, toAscii } from "./characters.ts";
import { keep, refuse, type Cleaner } from "./cleaned.ts";

const longestName = 500;
const longestAddress = 1000;
const longestTopic = 100;

/** Free text: runs of blanks become one, at most one empty line stays between paragraphs. */
export const cleanText: Cleaner = (text) =>
  keep(
    text
      .replace(/[^\S\n]+/g, " ")
      .replace(/ ?\n ?/g, "\n")
      .replace(/\n{3,}/g, "\n\n")
      .trim(),
  );

/** A name in its own script, on one line, without commas around it. */
export const cleanName: Cleaner = (text) => {
  const line = oneLine(text);
  if (line.length > longestName)
    return refuse("too-long", `A name has at most ${longestName} characters.`);
  const name = line.replace(/^[\s,;]+|[\s,;]+$/g, "");
  if (/[\p{L}\p{N}]/u.test(name)) return keep(name);
  return refuse("no-letter", "A name has at least one letter: leave it empty if it is not known.");
};

/** An address for people to read: its lines joined by commas, nothing left out. */
export const cleanAddress: Cleaner = (text) => {
  const lines = text.split("\n").map(oneLine);
  if (lines.join(", ").length > longestAddress)
    return refuse("too-long", `An address has at most ${longestAddress} characters.`);
  const parts = lines.map((line) => line.replace(/^[\s,]+|[\s,]+$/g, "")).filter(Boolean);
  if (parts.length === 0) return refuse("empty", "There is nothing but commas here.");
  return keep(parts.join(", "));
};

/** A topic: lower-case words joined by hyphens; a dot sets off a subtopic, as in `crime.drugs`. */
export const cleanTopic: Cleaner = (text) => {
  if (text.length > longestTopic)
    return refuse("too-long", `A topic has at most ${longestTopic} characters.`);
  const topic = toAscii(text)
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^[-.]+|[-.]+$/g, "");
  if (topic === "") return refuse("no-letter", "A topic has at least one letter.");
  if (topic.length > longestTopic)
    return refuse("too-long", `A topic has at most ${longestTopic} characters.`);
  return keep(topic);
};
