import { IconHourglass } from "@tabler/icons-react";
import type { RequestView } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { Section } from "../../parts/layout.tsx";
import { Note } from "../../parts/notices.tsx";

/** The delays that were announced on a request: until when, why, by whom. */
export function Delays({ request }: { request: RequestView }) {
  const { t } = useText();
  const formats = useFormats();
  const { delays, dueAt, effectiveDueAt } = request;
  if (delays.length === 0) return null;
  return (
    <Section title={t("delay.title")}>
      <div className="stack">
        {effectiveDueAt === dueAt && delays.at(-1)!.expectedAt > dueAt && (
          <Note tone="warn">{t("delay.late")}</Note>
        )}
        {delays.map((delay) => (
          <div key={delay.announcedAt} className="row" style={{ alignItems: "start" }}>
            <IconHourglass size={16} aria-hidden style={{ flex: "none", marginTop: 2 }} />
            <div>
              <strong>
                {t("delay.due", {
                  due: formats.moment(dueAt),
                  expected: formats.moment(delay.expectedAt),
                })}
              </strong>
              <p style={{ margin: "2px 0", whiteSpace: "pre-wrap" }}>{delay.reason}</p>
              <span className="dim">
                {t("delay.by", {
                  by: delay.announcedBy,
                  when: formats.moment(delay.announcedAt),
                })}
              </span>
            </div>
          </div>
        ))}
      </div>
    </Section>
  );
}
