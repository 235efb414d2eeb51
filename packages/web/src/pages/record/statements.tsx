import { Switch } from "@mantine/core";
import { IconArrowBackUp, IconReplace } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { RecordDetail, StatementView } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { propertyName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { Section } from "../../parts/layout.tsx";
import { MoreButton } from "../../parts/more-button.tsx";
import { StatementRow } from "../../parts/statement-row.tsx";

const WithdrawDialog = lazy(async () => ({
  default: (await import("./withdraw-dialog.tsx")).WithdrawDialog,
}));

type Props = { record: RecordDetail; onReplace: (statement: StatementView) => void };

/** What is said about a record, property after property; ended statements on request. */
export function Statements({ record, onReplace }: Props) {
  const { t, language } = useText();
  const formats = useFormats();
  const [withEnded, setWithEnded] = useState(false);
  const [factsOnly, setFactsOnly] = useState(false);
  const [withdrawing, setWithdrawing] = useState<StatementView>();
  const ended = record.statements.filter((statement) => statement.endedAt).length;
  const assessments = record.statements.filter(({ nature }) => nature === "assessment").length;
  const shown = record.statements
    .filter((statement) => withEnded || !statement.endedAt)
    .filter((statement) => !factsOnly || statement.nature === "fact")
    .toSorted(
      (a, b) =>
        rank(a, b) || formats.compare(name(a), name(b)) || a.createdAt.localeCompare(b.createdAt),
    );

  return (
    <Section
      title={t("statement.all", { count: record.statements.length - ended })}
      flush
      actions={
        <>
          {assessments > 0 && (
            <Switch
              size="xs"
              label={t("statement.facts-only")}
              checked={factsOnly}
              onChange={(event) => setFactsOnly(event.currentTarget.checked)}
            />
          )}
          {ended > 0 && (
            <Switch
              size="xs"
              label={t("statement.with-ended", { count: ended })}
              checked={withEnded}
              onChange={(event) => setWithEnded(event.currentTarget.checked)}
            />
          )}
        </>
      }
    >
      {shown.map((statement) => (
        <StatementRow
          key={statement.id}
          statement={statement}
          kind={record.kind}
          authority={record.originator}
          foreign={record.foreign}
          actions={
            record.can.edit &&
            !statement.endedAt && (
              <MoreButton
                label={t("statement.actions", { property: name(statement) })}
                items={[
                  {
                    label: t("statement.replace"),
                    icon: IconReplace,
                    act: () => onReplace(statement),
                  },
                  {
                    label: t("statement.withdraw"),
                    icon: IconArrowBackUp,
                    act: () => setWithdrawing(statement),
                  },
                ]}
              />
            )
          }
        />
      ))}
      {withdrawing && (
        <Suspense>
          <WithdrawDialog
            record={record}
            statement={withdrawing}
            onClose={() => setWithdrawing(undefined)}
          />
        </Suspense>
      )}
    </Section>
  );

  function name(statement: StatementView): string {
    return propertyName(statement.property, language, record.kind);
  }
}

const first = ["name", "firstName", "lastName", "alias", "birthDate", "nationality", "number"];

function rank(a: StatementView, b: StatementView): number {
  const place = (statement: StatementView) => {
    const index = first.indexOf(statement.property);
    return index < 0 ? first.length : index;
  };
  return place(a) - place(b);
}
