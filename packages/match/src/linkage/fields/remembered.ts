/**
 * Remembers what a slow reading of short texts gave, because registers repeat their names and
 * towns. Forgets everything when `limit` texts are held; long texts are never held.
 */
export function remembered<T>(limit: number, read: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined) return known;
    const answer = read(text);
    if (text.length > 80) return answer;
    if (answers.size >= limit) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}
