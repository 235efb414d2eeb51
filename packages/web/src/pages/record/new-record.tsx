import { kindDefinition, kindNames } from "@entente/model";
import { ActionIcon, Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import type { RecordDetail } from "../../api/contract.ts";
import { createRecord } from "../../api/records.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { kindName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { useAddress } from "../../parts/address.ts";
import { GradeFields, HandlingFields } from "../../parts/code-fields.tsx";
import { Columns, Page, Section } from "../../parts/layout.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import {
  emptyDraft,
  inputOf,
  isComplete,
  type StatementDraft,
} from "../../parts/statement-draft.ts";
import { NatureField, ValueFields } from "../../parts/statement-fields.tsx";
import classes from "./new-record.module.css";

type Line = { property: string; value: string };

/** Makes a record: several statements that share source, grade and handling code. */
export function NewRecordPage() {
  const { t, language } = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const [{ case: caseId, kind: wanted }] = useAddress();
  const [kind, setKind] = useState(wanted ?? "Person");
  const [lines, setLines] = useState<readonly Line[]>(firstLines(kind));
  const [shared, setShared] = useState<StatementDraft>(emptyDraft);
  const [silent, setSilent] = useState(false);
  const drafts = lines.filter((line) => line.value.trim()).map((line) => ({ ...shared, ...line }));
  const create = useAct<readonly StatementDraft[], RecordDetail>({
    run: (all) =>
      createRecord({
        kind,
        statements: all.map((draft) => inputOf(draft)),
        ...(silent ? { silent } : {}),
        ...(caseId ? { caseId } : {}),
      }),
    touches: ["records", "cases"],
    done: (made) => t("record.created-now", { caption: made.caption }),
    after: (made) =>
      void navigate({
        to: "/records/$recordId",
        params: { recordId: made.id },
        search: caseId ? { case: caseId } : {},
      }),
  });
  const kinds = useMemo(
    () =>
      kindNames
        .filter((name) => !kindDefinition(name)?.edge)
        .map((value) => ({ value, label: kindName(value, language) }))
        .toSorted((a, b) => formats.compare(a.label, b.label)),
    [language, formats],
  );
  const share = (part: Partial<StatementDraft>) => setShared({ ...shared, ...part });
  const setLine = (index: number, line: Line) =>
    setLines(lines.map((old, at) => (at === index ? line : old)));

  return (
    <Page head={<PageHead title={t("record.new")} sub={t("record.new.meaning")} />}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          create.mutate(drafts);
        }}
      >
        <Columns>
          <Section title={t("record.what")}>
            <div className="stack">
              <NativeSelect
                label={t("record.kind")}
                value={kind}
                data={kinds}
                onChange={(event) => {
                  setKind(event.currentTarget.value);
                  setLines(firstLines(event.currentTarget.value));
                }}
              />
              {lines.map((line, index) => (
                <div key={index} className={classes["line"]}>
                  <ValueFields
                    kind={kind}
                    property={line.property}
                    value={line.value}
                    error={create.error}
                    at={drafts.findIndex(
                      (draft) => draft.property === line.property && draft.value === line.value,
                    )}
                    onChange={(change) => setLine(index, change)}
                  />
                  <ActionIcon
                    aria-label={t("statement.remove-line")}
                    title={t("statement.remove-line")}
                    disabled={lines.length === 1}
                    onClick={() => setLines(lines.filter((_, at) => at !== index))}
                  >
                    <IconX size={16} aria-hidden />
                  </ActionIcon>
                </div>
              ))}
              <div>
                <Button
                  variant="default"
                  leftSection={<IconPlus size={15} aria-hidden />}
                  onClick={() => setLines([...lines, { property: "", value: "" }])}
                >
                  {t("statement.another")}
                </Button>
              </div>
            </div>
          </Section>
          <Section title={t("record.how")}>
            <div className="stack">
              <TextInput
                label={t("statement.source")}
                description={t("statement.source.meaning")}
                required
                value={shared.source}
                onChange={(event) => share({ source: event.currentTarget.value })}
              />
              <GradeFields value={shared.grade} onChange={(grade) => share({ grade })} />
              <HandlingFields
                codes={shared.codes}
                restriction={shared.restriction}
                onChange={(codes, restriction) => share({ codes, restriction })}
              />
              <NatureField value={shared.nature} onChange={(nature) => share({ nature })} />
              <Checkbox
                checked={silent}
                onChange={(event) => setSilent(event.currentTarget.checked)}
                label={t("record.silent")}
                description={t("record.silent.meaning")}
              />
              <Button
                type="submit"
                loading={create.isPending}
                disabled={drafts.length === 0 || !drafts.every(isComplete)}
              >
                {t("record.create")}
              </Button>
            </div>
          </Section>
        </Columns>
      </form>
    </Page>
  );
}

function firstLines(kind: string): Line[] {
  const properties: readonly string[] =
    kind === "Person"
      ? ["name", "birthDate", "nationality"]
      : (kindDefinition(kind)?.caption ?? []).slice(0, 1);
  return properties.map((property) => ({ property, value: "" }));
}
