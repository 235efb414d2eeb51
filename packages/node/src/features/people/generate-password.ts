import { randomInt } from "node:crypto";

/** No letters or digits that are taken for each other; 5 groups of 4 are 98 bits. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";
const groups = 5;
const lettersPerGroup = 4;

/** Makes a password that can be read aloud and typed. */
export function generatePassword(): string {
  const letter = (): string => letters.charAt(randomInt(letters.length));
  const group = (): string => Array.from({ length: lettersPerGroup }, letter).join("");
  return Array.from({ length: groups }, group).join("-");
}
