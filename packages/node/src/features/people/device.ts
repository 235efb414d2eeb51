const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\bOPR\//, "Opera"],
  [/\bFirefox\/|\bFxiOS\//, "Firefox"],
  [/\bChrom(e|ium)\/|\bCriOS\/|\bHeadlessChrome\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const systems: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, "Android"],
  [/\biPhone\b|\biPad\b/, "iOS"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];
const longestWord = 60;

/**
 * What a session's owner recognises a device by, from a `User-Agent` header: "Firefox, Windows"; for
 * programs the first word of the header. Nothing else of the header is kept.
 */
export function deviceOf(userAgent: string | undefined): string {
  if (!userAgent) return "";
  const find = (list: typeof browsers) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const known = [find(browsers), find(systems)].filter((word) => word !== undefined);
  if (known.length > 0) return known.join(", ");
  const word = /^[\w.-]+/.exec(userAgent)?.[0] ?? "";
  return word.slice(0, longestWord);
}
