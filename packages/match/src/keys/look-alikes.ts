const digits: ReadonlyMap<string, string> = new Map([
  ["O", "0"],
  ["I", "1"],
  ["Z", "2"],
  ["S", "5"],
  ["B", "8"],
]);

/**
 * A number as it was written, and with each letter that is taken for a digit (O for 0, I for 1, Z for 2,
 * S for 5, B for 8) as that digit. Who typed "EB12345O" meets who typed "E8123450": the second form
 * is the same for both. A number without such letters has one form, so most records pay nothing for it.
 * @param value upper-case letters and digits
 */
export function lookAlikes(value: string): string[] {
  const plain = value.replace(/[OIZSB]/g, (letter) => digits.get(letter) ?? letter);
  return plain === value ? [value] : [value, plain];
}
