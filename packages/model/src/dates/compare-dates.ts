import type { PartialDate } from "./partial-date.ts";

/** Whether one part of two dates agrees; unknown when either lacks it. */
export type PartAgreement = "same" | "different" | "unknown";

/** How two dates agree, part by part. */
export type DateAgreement = {
  readonly year: PartAgreement;
  readonly month: PartAgreement;
  readonly day: PartAgreement;
  /** True when day and month stand in each other's place and the year is the same. */
  readonly swapped: boolean;
};

/** Compares two dates part by part; times and the mark of uncertainty are left aside. */
export function compareDates(one: PartialDate, other: PartialDate): DateAgreement {
  const year = agreement(one.year, other.year);
  const month = agreement(one.month, other.month);
  const day = agreement(one.day, other.day);
  const swapped =
    year === "same" &&
    month === "different" &&
    agreement(one.month, other.day) === "same" &&
    agreement(one.day, other.month) === "same";
  return { year, month, day, swapped };
}

function agreement(one: number | undefined, other: number | undefined): PartAgreement {
  if (one === undefined || other === undefined) return "unknown";
  return one === other ? "same" : "different";
}
