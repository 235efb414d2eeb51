import { oneLine } from "./characters.ts";
import { keep, refuse, type Cleaner } from "./cleaned.ts";

const longest = 2000;

/** A web address as the URL standard writes it; https is assumed where no scheme is written. */
export const cleanUrl: Cleaner = (text) => {
  const line = oneLine(text);
  if (line.length > longest)
    return refuse("too-long", `A web address has at most ${longest} characters.`);
  const wrong = refuse("not-a-web-address", "A web address looks like https://example.org/page.");
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(line) ? line : `https://${line}`;
  const url = URL.parse(address);
  if (url === null || !["http:", "https:", "ftp:"].includes(url.protocol)) return wrong;
  if (!/[.:]/.test(url.hostname)) return wrong;
  return keep(url.href);
};
