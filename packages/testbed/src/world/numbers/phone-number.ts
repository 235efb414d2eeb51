import { phoneBlocks } from "./phone-blocks.ts";

/** Ordinals below this are kept for numbers that are named in the code. */
export const firstFreePhone = 16;

/** Coprime to every power of ten, so that multiplying by it visits each number of a block once. */
const stride = 7_654_321;

/**
 * The phone number with a given ordinal. Different ordinals give different numbers, whatever their
 * countries, because a full country continues in the block of the Netherlands.
 * @param country ISO 3166-1 alpha-2, lower case; one without a block of its own uses the Dutch one
 * @param ordinal a whole number below 10 million
 * @returns E.164
 */
export function phoneNumber(country: string, ordinal: number): string {
  let rest = ordinal;
  for (const { prefix, free } of phoneBlocks[country] ?? []) {
    const size = 10 ** free;
    if (rest < size) return `+${prefix}${scatter(rest, size, free)}`;
    rest -= size;
  }
  return country === "nl" ? phoneNumber("ma", ordinal) : phoneNumber("nl", ordinal);
}

function scatter(position: number, size: number, digits: number): string {
  return String((position * stride) % size).padStart(digits, "0");
}

/**
 * The switchboard of a terminal, which stands in very many files and proves nothing: a value too
 * common to match on.
 */
export const switchboard = phoneNumber("be", 1);
