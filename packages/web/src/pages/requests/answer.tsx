import { IconArrowsDiff, IconBan, IconCheck, IconWorldShare } from "@tabler/icons-react";
import type { RequestView } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { Section } from "../../parts/layout.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { Note } from "../../parts/notices.tsx";

type Props = { request: RequestView; answeredAt: string };

/** What was answered, and the way to the record that came with it. */
export function Answer({ request, answeredAt }: Props) {
  const { t } = useText();
  const formats = useFormats();
  return (
    <Section title={t("request.answer")}>
      <div className="stack">
        {request.refusal ? (
          <Note tone="warn" icon={IconBan}>
            <strong>{t(`refusal.${request.refusal.reason}`)}</strong>
            <p style={{ margin: "4px 0 0", whiteSpace: "pre-wrap" }}>{request.refusal.text}</p>
          </Note>
        ) : (
          <Note tone="good" icon={IconCheck}>
            {t("request.statements-given", { count: request.statementsDisclosed ?? 0 })}
          </Note>
        )}
        {request.note && <p style={{ margin: 0, whiteSpace: "pre-wrap" }}>{request.note}</p>}
        {request.conditions && (
          <p style={{ margin: 0 }}>
            <strong>{t("request.conditions")}: </strong>
            {request.conditions}
          </p>
        )}
        {request.derogation && (
          <p style={{ margin: 0 }}>
            <strong>{t("derogation.label")}: </strong>
            {request.derogation}
          </p>
        )}
        <span className="dim">
          {formats.instant(answeredAt)}
          {request.answeredBy && ` · ${request.answeredBy}`}
          {request.preparedBy && ` · ${t("approval.prepared-by", { name: request.preparedBy })}`}
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
