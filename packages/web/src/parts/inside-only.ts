/** The way back after signing in, unless it leads outside as a browser reads it. */
export function insideOnly(way: string | undefined): string {
  return way && /^\/(?![/\\])[^\p{Cc}]*$/u.test(way) ? way : "/";
}
