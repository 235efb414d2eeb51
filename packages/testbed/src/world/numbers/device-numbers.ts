import { luhnDigit } from "@entente/model";

/** An IMEI whose first two digits, 00, mark a test device (GSMA TS.06); valid Luhn digit. */
export function imei(ordinal: number): string {
  const digits = `00${String(101_000_000_000 + ordinal)}`;
  return `${digits}${luhnDigit(digits)}`;
}

/** An IMSI of the test network 001 01 (ITU-T E.212). */
export function imsi(ordinal: number): string {
  return `00101${String(ordinal).padStart(10, "0")}`;
}
