import { rm } from "node:fs/promises";
import { newId, ungraded } from "@entente/model";
import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import type { Actor } from "../../store/actor.ts";
import { inspect, propose, type Inspection } from "./inspect.ts";
import { sniff } from "./readers/sniff.ts";
import { sheetNames } from "./readers/xlsx/xlsx.ts";
import type { ImportView, Mapping } from "./schemas.ts";
import { countOpenImports, importRows, insertImport, type StoredImport } from "./store.ts";
import { keepFile } from "./upload/keep-file.ts";
import type { IncomingFile } from "./upload/multipart.ts";
import { viewOf } from "./view.ts";

const maxOpenImports = 50;

/**
 * Takes in an uploaded file: keeps it, finds out what it is, reads its columns and proposes how its
 * rows become records. A corrected report gets the mapping of the import that it reports on.
 * @throws Problem 422 for a file that cannot be read, with what to do; nothing is then kept
 */
export async function receiveImport(
  node: NodeContext,
  actor: Extract<Actor, { type: "user" }>,
  file: IncomingFile,
): Promise<ImportView> {
  const open = await node.store.transaction(actor, (tx) => countOpenImports(tx, actor.userId));
  if (open >= maxOpenImports)
    throw new Problem(409, "too-many-imports", `You have ${open} imports that are not done.`, {
      remedy: "Finish or delete some of them.",
    });
  const id = newId(node.now().getTime());
  const kept = await keepFile(node.config.dataDir, id, file.bytes);
  try {
    const reading = sniff(kept);
    const sheets = reading.format === "xlsx" ? await sheetNames(kept.path) : [];
    reading.sheet = sheets[0] ?? null;
    const inspection = await inspect(kept.path, reading);
    const fileName = plainName(file.name);
    return await node.store.transaction(actor, async (tx) => {
      const reported = inspection.reportOf
        ? await importRows(tx)
            .where("import.id", "=", inspection.reportOf)
            .where("import.created_by", "=", actor.userId)
            .executeTakeFirst()
        : undefined;
      await insertImport(
        tx,
        {
          id,
          fileName,
          size: kept.size,
          filePath: kept.path,
          fileHash: kept.sha256,
          columns: inspection.columns,
          mapping: reported
            ? mappingAgain(reported, inspection)
            : {
                source: fileName,
                grade: ungraded,
                handling: { codes: ["H0"] },
                defaultCountry: node.authority.country,
                ...propose(inspection),
              },
          details: { reading, sheets, notices: [] },
          userId: actor.userId,
        },
        node.now(),
      );
      return viewOf(await importRows(tx).where("import.id", "=", id).executeTakeFirstOrThrow());
    });
  } catch (error) {
    await rm(kept.path, { force: true });
    throw error;
  }
}

/** The mapping of an earlier import for the columns of its corrected report, by their names. */
function mappingAgain(reported: StoredImport, { columns }: Inspection): Mapping {
  const earlier = reported.columns.map((column) => column.name);
  const { mapping } = reported;
  const keyName = mapping.keyColumn === null ? undefined : earlier[mapping.keyColumn];
  const keyColumn = columns.findIndex((column) => column.name === keyName);
  return {
    ...mapping,
    keyColumn: keyColumn === -1 ? null : keyColumn,
    columns: columns.map(({ name }) => ({
      property: mapping.columns[earlier.indexOf(name)]?.property ?? null,
    })),
  };
}

/** The last part of a file's name, without what cannot be shown. */
function plainName(name: string | undefined): string {
  const last = name?.split(/[/\\]/).at(-1) ?? "";
  return last.replace(/\p{C}/gu, "").trim().slice(0, 255).toWellFormed() || "upload";
}
