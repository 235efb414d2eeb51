import type { HandlingCode } from "@entente/model";
import { Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import type { RequestView, StatementView } from "../../api/contract.ts";
import { agreementsQuery } from "../../api/status.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { propertyName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { HandlingBadge } from "../../parts/handling-badge.tsx";

import hits from "../hits/hits.module.css";
import classes from "./requests.module.css";

type Props = {
  request: RequestView;
  statements: readonly StatementView[];
  note: string;
  conditions: string;
  onNote: (text: string) => void;
  onConditions: (text: string) => void;
};

/** Before a reply leaves: what, to whom, why it may, and what goes with it. */
export function ReplySummary(props: Props) {
  const { request, statements } = props;
  const { t, language } = useText();
  const formats = useFormats();
  const agreement = useQuery(agreementsQuery).data?.find((row) => row.id === request.agreementId);
  const properties = [
    ...new Set(statements.map((statement) => propertyName(statement.property, language))),
  ];
  return (
    <div className="stack">
      <div className={hits["leave-card"]}>
        <div>
          <span>{t("gate.what")}</span>
          <span className="row-wrap">
            {statements.length === 0 ? (
              <span className="dim">{t("gate.nothing-yet")}</span>
            ) : (
              <>
                {t("gate.statements", {
                  count: statements.length,
                  properties: formats.list(properties),
                })}
                <HandlingBadge codes={strictestCodes(statements)} />
              </>
            )}
          </span>
        </div>
        <div>
          <span>{t("gate.to")}</span>
          <AuthorityMark authority={request.partner} foreign />
        </div>
        <div>
          <span>{t("gate.basis")}</span>
          <span>
            {agreement?.title}
            <br />
            <span className="dim">{agreement?.legalBasis}</span>
          </span>
        </div>
      </div>
      <div className={classes["summary"]}>
        <Textarea
          label={t("request.note")}
          description={t("request.note.meaning")}
          value={props.note}
          onChange={(event) => props.onNote(event.currentTarget.value)}
        />
        <Textarea
          label={t("request.conditions")}
          description={t("request.conditions.meaning")}
          value={props.conditions}
          onChange={(event) => props.onConditions(event.currentTarget.value)}
        />
      </div>
    </div>
  );
}

/** What the record at the partner's will be bound to: H0 counts only where nothing is stricter. */
function strictestCodes(statements: readonly StatementView[]): HandlingCode[] {
  const codes = new Set(statements.flatMap((statement) => statement.handling.codes));
  if (codes.size > 1) codes.delete("H0");
  return [...codes].toSorted();
}
