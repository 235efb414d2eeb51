export { checkDateParts, type DateCheck, type DateReason } from "./check-date.ts";
export { compareDates, type DateAgreement, type PartAgreement } from "./compare-dates.ts";
export { dateRange, type DateRange } from "./date-range.ts";
export { formatPartialDate } from "./format-date.ts";
export { parsePartialDate } from "./parse-partial-date.ts";
export { partialDateText, type PartialDate } from "./partial-date.ts";
