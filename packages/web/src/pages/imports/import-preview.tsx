import { useQuery } from "@tanstack/react-query";
import { importQuery } from "../../api/imports.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { kindName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { Facts } from "../../parts/layout.tsx";
import { ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { PreviewHead } from "../../parts/preview-head.tsx";
import { ImportStateTag } from "./import-columns.tsx";

/** An import beside the list. */
export function ImportPreviewPanel({ importId }: { importId: string }) {
  const { t, language } = useText();
  const formats = useFormats();
  const { data, error } = useQuery(importQuery(importId));
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Waiting />;
  return (
    <div className="stack">
      <PreviewHead
        title={data.fileName}
        above={data.format.toUpperCase()}
        to={`/imports/${data.id}`}
      />
      <div>
        <ImportStateTag state={data.state} />
      </div>
      <Facts
        items={[
          [
            t("record.kind"),
            data.mapping.kind ? kindName(data.mapping.kind, language) : "FollowTheMoney",
          ],
          [t("import.size"), formats.bytes(data.size)],
          [t("import.encoding"), data.encoding ?? "—"],
          [t("import.count.imported"), formats.number(data.rows.imported)],
          [t("import.count.unchanged"), formats.number(data.rows.unchanged)],
          [t("import.count.faulty"), formats.number(data.rows.faulty)],
          [t("statement.source"), data.mapping.source],
        ]}
      />
    </div>
  );
}
