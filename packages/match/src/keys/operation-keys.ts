import { parsePartialDate } from "@entente/model";
import { matchKey, type MatchKey } from "./key-types.ts";
import { valuesOf, type Values } from "./values.ts";

/** Cells of time: 8 hours, one beginning every 4 hours. */
const hourStep = 4;
/** Cells of place: 0.1° (11 km) from south to north, one every half; 0.16° from west to east. */
const latitudeStep = 0.05;
const longitudeStep = 0.08;
/** Longer operations are cut after a day. */
const mostTimeCells = 7;

const hour = 3_600_000;

/**
 * The cells of place × hours of an operation. Cells overlap by half in each dimension and *both*
 * sides hold all that they lie in, so neither has to ask for neighbours: two operations that are
 * less than 4 hours and 0.05° of latitude and 0.08° of longitude apart (about 5.5 km) always share
 * a cell; those 8 hours or 0.1° and 0.16° apart never do. Where a port is given by its UN/LOCODE, the
 * port is the cell. An operation of which only the day is known fills that day.
 * @returns at most 4 × 7 cells for coordinates, 7 for a port
 */
export function operationKeys(values: Values): MatchKey[] {
  const times = timeCells(values);
  const places = [...valuesOf(values, "locode", 1), ...placeCells(values)];
  return places.flatMap((place) =>
    times.map((time) => matchKey("operation-cell", place, String(time))),
  );
}

function placeCells(values: Values): string[] {
  const [latitude, longitude] = ["latitude", "longitude"].map((property) =>
    Number(valuesOf(values, property, 1)[0] ?? Number.NaN),
  ) as [number, number];
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return [];
  const rows = overlapping(latitude / latitudeStep);
  const columns = overlapping(longitude / longitudeStep);
  return rows.flatMap((row) => columns.map((column) => `${row}/${column}`));
}

function timeCells(values: Values): number[] {
  const texts = [valuesOf(values, "startDate", 1)[0] ?? valuesOf(values, "date", 1)[0]];
  texts.push(valuesOf(values, "endDate", 1)[0] ?? texts[0]);
  const [start, end] = texts.map((text) => instantsOf(text ?? ""));
  if (!start || !end) return [];
  const first = overlapping(start.from / (hourStep * hour))[0];
  const last = Math.floor(Math.max(start.to, end.to) / (hourStep * hour));
  const count = Math.min(mostTimeCells, last - first + 1);
  return Array.from({ length: count }, (_, index) => first + index);
}

/** The two cells, each two steps wide, in which a position lies; a cell is named by its start. */
function overlapping(position: number): [number, number] {
  const cell = Math.floor(position);
  return [cell - 1, cell];
}

/** First and last millisecond that a date may mean: an instant, or its whole day. */
function instantsOf(text: string): { from: number; to: number } | undefined {
  const read = parsePartialDate(text);
  if (!read.ok || read.value.month === undefined || read.value.day === undefined) return undefined;
  const { year, month, day, seconds } = read.value;
  const midnight = Date.UTC(year, month - 1, day);
  return seconds === undefined
    ? { from: midnight, to: midnight + 24 * hour - 1 }
    : { from: midnight + seconds * 1000, to: midnight + seconds * 1000 };
}
