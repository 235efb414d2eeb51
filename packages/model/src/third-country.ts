/** Countries bound by Directive (EU) 2016/680: the Union and the associated Schengen states. */
const boundCountries = new Set(
  "at be bg hr cy cz dk ee fi fr de gr hu ie it lv lt lu mt nl pl pt ro sk si es se is li no ch".split(
    " ",
  ),
);

/**
 * Whether transfers to a country need a safeguard (Directive (EU) 2016/680 art. 35 to 38).
 * @param country two letters, lower case
 */
export function isThirdCountry(country: string): boolean {
  return !boundCountries.has(country);
}
