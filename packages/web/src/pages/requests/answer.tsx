import { IconArrowsDiff, IconBan, IconCheck, IconWorldShare } from "@tabler/icons-react";
import type { RequestDetail } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { textOr, useText } from "../../i18n/text.ts";
import { Section } from "../../parts/layout.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Note } from "../../parts/notices.tsx";

type Props = { request: RequestDetail; reply: NonNullable<RequestDetail["reply"]> };

/** What was answered, and the way to the record that came with it. */
export function Answer({ request, reply }: Props) {
  const { t } = useText();
  const formats = useFormats();
  return (
    <Section title={t("request.answer")}>
      <div className="stack">
        {reply.refusal ? (
          <Note tone="warn" icon={IconBan}>
            <strong>{textOr(t, `refusal.${reply.refusal.reason}`, reply.refusal.reason)}</strong>
            <p style={{ margin: "4px 0 0", whiteSpace: "pre-wrap" }}>{reply.refusal.text}</p>
          </Note>
        ) : (
          <Note tone="good" icon={IconCheck}>
            {t("request.statements-given", { count: reply.statements })}
          </Note>
        )}
        <span className="dim">
          {formats.instant(reply.at)}
          {reply.by && ` · ${reply.by}`}
        </span>
        {request.foreignRecordId && (
          <div className="row-wrap">
            <LinkButton
              to="/records/$recordId"
              params={{ recordId: request.foreignRecordId }}
              icon={IconWorldShare}
            >
              {t("request.open-foreign")}
            </LinkButton>
            {request.record && (
              <LinkButton
                to="/compare"
                search={{ left: request.record.id, right: request.foreignRecordId }}
                variant="default"
                icon={IconArrowsDiff}
              >
                {t("request.compare")}
              </LinkButton>
            )}
          </div>
        )}
      </div>
    </Section>
  );
}
