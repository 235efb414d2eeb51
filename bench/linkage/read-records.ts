import { readFileSync } from "node:fs";
import { join } from "node:path";
import { cleanValue, type LinkRecord } from "../../packages/match/src/index.ts";
import { propertyOf } from "../../packages/model/src/index.ts";

/** A row of a linkage file as a record of the product, with the true thing it is of. */
export type TrueRecord = { readonly record: LinkRecord; readonly truth: string };

const febrlColumns: ReadonlyMap<string, string> = new Map([
  ["given_name", "firstName"],
  ["surname", "lastName"],
  ["street_number", "streetNumber"],
  ["address_1", "street"],
  ["suburb", "city"],
  ["postcode", "postalCode"],
  ["state", "region"],
  ["date_of_birth", "birthDate"],
  ["soc_sec_id", "socialSecurityNumber"],
]);

const historicalColumns: ReadonlyMap<string, string> = new Map([
  ["full_name", "name"],
  ["first_name", "firstName"],
  ["surname", "lastName"],
  ["dob", "birthDate"],
  ["birth_place", "birthPlace"],
  ["postcode_fake", "postalCode"],
  ["gender", "gender"],
  ["occupation", "position"],
]);

const folder = join(
  process.env["ENTENTE_DATA"] ?? join(import.meta.dirname, "../../../shared/data"),
  "linkage",
);

/** Rows of a Febrl file: `febrl3`, `febrl4a` or `febrl4b`. */
export function readFebrl(name: string): TrueRecord[] {
  return rowsOf(name).map((row) => ({
    truth: /^rec-(\d+)-/.exec(row.get("rec_id") ?? "")?.[1] ?? "",
    record: recordOf(`${name}/${row.get("rec_id")}`, row, febrlColumns),
  }));
}

/** Rows of the file of historical persons. */
export function readHistorical(): TrueRecord[] {
  return rowsOf("historical").map((row) => ({
    truth: row.get("cluster") ?? "",
    record: recordOf(row.get("unique_id") ?? "", row, historicalColumns),
  }));
}

/**
 * Values are cleaned as an import cleans them. A date that no calendar has is kept as it stands,
 * for the slip in it to be compared.
 */
function recordOf(
  id: string,
  row: ReadonlyMap<string, string>,
  columns: ReadonlyMap<string, string>,
): LinkRecord {
  const values = new Map<string, string[]>();
  for (const [column, property] of columns) {
    const raw = row.get(column) ?? "";
    if (raw === "") continue;
    const type = propertyOf("Person", property)?.type ?? "text";
    const cleaned = cleanValue(type, raw, { kind: "Person", property, dateOrder: "ymd" });
    if (cleaned.ok) values.set(property, [cleaned.value]);
    else if (type === "date") values.set(property, [asDate(raw)]);
  }
  return { id, kind: "Person", values };
}

function asDate(raw: string): string {
  return raw.replace(/^([0-9]{4})([0-9]{2})([0-9]{2})$/, "$1-$2-$3");
}

/** Rows by column; a cell may stand in quotes, without quotes or line ends inside. */
function rowsOf(name: string): Map<string, string>[] {
  const lines = readFileSync(join(folder, `${name}.csv`), "utf8")
    .trimEnd()
    .split(/\r?\n/);
  const [columns, ...rows] = lines.map((line) =>
    [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) =>
      (quoted ?? plain ?? "").trim(),
    ),
  );
  return rows.map((cells) => new Map(columns!.map((column, at) => [column, cells[at] ?? ""])));
}
