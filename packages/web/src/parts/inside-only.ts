/** The way back after signing in, unless it leads outside. */
export function insideOnly(way: string | undefined): string {
  return way && /^\/(?![/\\])/.test(way) ? way : "/";
}
