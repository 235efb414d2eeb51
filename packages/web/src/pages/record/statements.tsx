import { ActionIcon, Menu, Switch } from "@mantine/core";
import { IconArrowBackUp, IconDots, IconReplace } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { RecordDetail, StatementView } from "../../api/contract.ts";
import { withdrawStatement } from "../../api/records.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { propertyName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { Section } from "../../parts/layout.tsx";
import { StatementRow } from "../../parts/statement-row.tsx";

const ReasonDialog = lazy(async () => ({
  default: (await import("../../parts/reason-dialog.tsx")).ReasonDialog,
}));

type Props = { record: RecordDetail; onReplace: (statement: StatementView) => void };

/** What is said about a record, property after property; ended statements on request. */
export function Statements({ record, onReplace }: Props) {
  const { t, language } = useText();
  const formats = useFormats();
  const [withEnded, setWithEnded] = useState(false);
  const [withdrawing, setWithdrawing] = useState<StatementView>();
  const withdraw = useAct<{ id: string; reason: string }, RecordDetail>({
    run: ({ id, reason }) => withdrawStatement(record.id, id, reason),
    touches: ["records"],
    done: () => t("statement.withdrawn"),
    after: () => setWithdrawing(undefined),
  });
  const ended = record.statements.filter((statement) => statement.endedAt).length;
  const shown = record.statements
    .filter((statement) => withEnded || !statement.endedAt)
    .toSorted(
      (a, b) =>
        rank(a, b) || formats.compare(name(a), name(b)) || a.createdAt.localeCompare(b.createdAt),
    );

  return (
    <Section
      title={t("statement.all", { count: record.statements.length - ended })}
      flush
      actions={
        ended > 0 && (
          <Switch
            size="xs"
            label={t("statement.with-ended", { count: ended })}
            checked={withEnded}
            onChange={(event) => setWithEnded(event.currentTarget.checked)}
          />
        )
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
              <Menu position="bottom-end">
                <Menu.Target>
                  <ActionIcon
                    size="sm"
                    aria-label={t("statement.actions", { property: name(statement) })}
                  >
                    <IconDots size={16} aria-hidden />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <Menu.Item
                    leftSection={<IconReplace size={15} aria-hidden />}
                    onClick={() => onReplace(statement)}
                  >
                    {t("statement.replace")}
                  </Menu.Item>
                  <Menu.Item
                    leftSection={<IconArrowBackUp size={15} aria-hidden />}
                    onClick={() => setWithdrawing(statement)}
                  >
                    {t("statement.withdraw")}
                  </Menu.Item>
                </Menu.Dropdown>
              </Menu>
            )
          }
        />
      ))}
      {withdrawing && (
        <Suspense>
          <ReasonDialog
            title={t("statement.withdraw")}
            meaning={t("statement.withdraw.meaning", { value: withdrawing.value })}
            label={t("statement.withdraw.reason")}
            action={t("statement.withdraw")}
            busy={withdraw.isPending}
            onClose={() => setWithdrawing(undefined)}
            onGiven={(reason) => withdraw.mutate({ id: withdrawing.id, reason })}
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
