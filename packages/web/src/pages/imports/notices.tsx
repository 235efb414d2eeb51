import type { ImportJob } from "../../api/contract.ts";
import { textOr, useText } from "../../i18n/text.ts";
import { Note } from "../../parts/notices.tsx";

/** What holds for many rows and is said once, with how many values it concerns. */
export function Notices({ notices }: { notices: ImportJob["notices"] }) {
  const { t } = useText();
  return (
    <Note>
      {notices.map((notice) => (
        <div key={`${notice.reason} ${notice.value}`}>
          {textOr(t, `import.reason.${notice.reason}`, notice.hint)}
          {notice.value && <bdi className="mono"> “{notice.value}”</bdi>}{" "}
          <span className="dim">{t("import.values", { count: notice.count })}</span>
        </div>
      ))}
    </Note>
  );
}
