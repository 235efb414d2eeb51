import type { CleanContext, Cleaned } from "./cleaned.ts";

/**
 * Remembers the latest answers of a slow cleaning for the same text and country, because files
 * repeat their phones and countries. Forgets everything when `limit` answers are held.
 */
export function remember(
  limit: number,
  clean: (text: string, context: CleanContext) => Cleaned,
): (text: string, context: CleanContext) => Cleaned {
  const answers = new Map<string, Cleaned>();
  return (text, context) => {
    const key = `${context.country ?? ""} ${text}`;
    const known = answers.get(key);
    if (known) return known;
    const answer = clean(text, context);
    if (answers.size >= limit) answers.clear();
    answers.set(key, answer);
    return answer;
  };
}
