/**
 * The number of an organisation as its own register writes it, from a registration, VAT or EORI
 * number: these differ by the country in front and by endings.
 * - NL: the VAT number ends in `B` and two digits (Wet op de omzetbelasting 1968);
 * - FR: a SIRET is the SIREN and five digits for the place of business; a VAT number has two
 *   check characters before the SIREN (CGI art. 286 ter);
 * - BE: the leading zero of an enterprise number is often left out.
 * @param value upper-case letters and digits
 * @returns undefined when fewer than 6 characters remain or all are the same
 */
export function registrationNumber(value: string): string | undefined {
  const french = /^FR[0-9A-Z]{2}([0-9]{9})$/.exec(value)?.[1];
  const own = french ?? value.replace(/^[A-Z]{2}(?=[0-9A-Z]*[0-9]{6})/, "");
  const core = own
    .replace(/^([0-9]{9})B[0-9]{2}$/, "$1")
    .replace(/^([0-9]{9})[0-9]{5}$/, "$1")
    .replace(/^0+/, "");
  return core.length < 6 || /^(.)\1*$/u.test(core) ? undefined : core;
}
