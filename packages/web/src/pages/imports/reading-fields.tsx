import { Checkbox, NativeSelect } from "@mantine/core";
import type { ImportJob, Reading } from "../../api/contract.ts";
import { saveReading } from "../../api/imports.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { Section } from "../../parts/layout.tsx";
import classes from "./imports.module.css";

const encodings = [
  "utf-8",
  "windows-1252",
  "iso-8859-15",
  "utf-16le",
  "windows-1256",
  "windows-1251",
];
const delimiters = [",", ";", "\t", "|"] as const;
const names = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;

/** How the file is read, where the node may have guessed wrong; a change shows at once. */
export function ReadingFields({ job }: { job: ImportJob }) {
  const { t } = useText();
  const save = useAct<Reading, ImportJob>({
    run: (reading) => saveReading(job.id, reading),
    touches: ["imports"],
  });
  if (job.format === "ftm") return null;
  const known = job.encoding && !encodings.includes(job.encoding) ? [job.encoding] : [];
  return (
    <Section title={t("import.reading")}>
      <div className={classes["fields"]}>
        {job.sheets.length > 1 && (
          <NativeSelect
            label={t("import.sheet")}
            value={job.sheet ?? ""}
            data={job.sheets}
            onChange={(event) => save.mutate({ sheet: event.currentTarget.value })}
          />
        )}
        {job.format === "csv" && (
          <>
            <NativeSelect
              label={t("import.encoding")}
              value={job.encoding ?? ""}
              data={[...known, ...encodings]}
              onChange={(event) => save.mutate({ encoding: event.currentTarget.value })}
            />
            <NativeSelect
              label={t("import.delimiter")}
              value={job.delimiter ?? ","}
              data={delimiters.map((value) => ({
                value,
                label: t(`import.delimiter.${names[value]}`),
              }))}
              onChange={(event) => save.mutate({ delimiter: event.currentTarget.value })}
            />
          </>
        )}
        <Checkbox
          style={{ alignSelf: "end", paddingBottom: 8 }}
          label={t("import.headings")}
          checked={job.headings}
          onChange={(event) => save.mutate({ headings: event.currentTarget.checked })}
        />
      </div>
    </Section>
  );
}
