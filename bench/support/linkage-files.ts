import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";

/** Two files of one linkage set, with what is needed to import and to judge them. */
export type LinkageFiles = {
  left: { name: string; content: string };
  right: { name: string; content: string };
  /** Property by heading; headings that are missing here are left out. */
  mapping: Readonly<Record<string, string>>;
  dateOrder: "ymd";
  /** The true entity of a row, by the row id that was imported as a note. */
  entityOf: (row: string) => string;
};

/** The folder of the linkage data, which is not part of the project. */
const folder = join(
  process.env.ENTENTE_DATA ?? resolve(import.meta.dirname, "../../../shared/data"),
  "linkage",
);

/** Whether the linkage data is there. */
export function hasLinkageFiles(): boolean {
  return existsSync(join(folder, "febrl4a.csv"));
}

/** Reads a linkage set; undefined when the data is not there. */
export async function readLinkageFiles(
  set: "febrl4" | "historical",
): Promise<LinkageFiles | undefined> {
  try {
    return set === "febrl4" ? await febrl4() : await historical();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

async function febrl4(): Promise<LinkageFiles> {
  return {
    left: { name: "febrl4a.csv", content: await readFile(join(folder, "febrl4a.csv"), "utf8") },
    right: { name: "febrl4b.csv", content: await readFile(join(folder, "febrl4b.csv"), "utf8") },
    mapping: {
      rec_id: "notes",
      given_name: "firstName",
      surname: "lastName",
      street_number: "streetNumber",
      address_1: "street",
      suburb: "city",
      postcode: "postalCode",
      state: "region",
      date_of_birth: "birthDate",
      soc_sec_id: "socialSecurityNumber",
    },
    dateOrder: "ymd",
    entityOf: (row) => /^rec-(\d+)-/.exec(row)?.[1] ?? row,
  };
}

/** Rows of the file go to the two sides in turn. */
async function historical(): Promise<LinkageFiles> {
  const content = await readFile(join(folder, "historical.csv"), "utf8");
  const [head = "", ...rows] = content.trimEnd().split("\n");
  const side = (parity: number): string =>
    [head, ...rows.filter((_, index) => index % 2 === parity)].join("\n");
  return {
    left: { name: "historical-even.csv", content: side(0) },
    right: { name: "historical-odd.csv", content: side(1) },
    mapping: {
      unique_id: "notes",
      full_name: "name",
      first_name: "firstName",
      surname: "lastName",
      dob: "birthDate",
      birth_place: "birthPlace",
      postcode_fake: "postalCode",
      gender: "gender",
      occupation: "position",
    },
    dateOrder: "ymd",
    entityOf: (row) => row.replace(/-\d+$/, ""),
  };
}
