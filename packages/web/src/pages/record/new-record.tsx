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

type Line = { id: number; property: string; value: string };

const shortestReason = 3;
let lineCount = 0;

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
  const [justification, setJustification] = useState("");
  const drafts = lines
    .filter((line) => line.value.trim())
    .map(({ property, value }) => ({ ...shared, property, value }));
  const create = useAct<readonly StatementDraft[], RecordDetail>({
    run: (all) =>
      createRecord({
        kind,
        statements: all.map((draft) => inputOf(draft)),
        ...(silent ? { silent } : {}),
        ...(caseId ? { caseId } : { justification: justification.trim() }),
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
  const setLine = (line: Line) => setLines(lines.map((old) => (old.id === line.id ? line : old)));

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
              {lines.map((line) => (
                <div key={line.id} className={classes["line"]}>
                  <ValueFields
                    kind={kind}
                    property={line.property}
                    value={line.value}
                    error={create.error}
                    at={drafts.findIndex(
                      (draft) => draft.property === line.property && draft.value === line.value,
                    )}
                    onChange={(change) => setLine({ ...line, ...change })}
                  />
                  <ActionIcon
                    aria-label={t("statement.remove-line")}
                    title={t("statement.remove-line")}
                    disabled={lines.length === 1}
                    onClick={() => setLines(lines.filter((other) => other !== line))}
                  >
                    <IconX size={16} aria-hidden />
                  </ActionIcon>
                </div>
              ))}
              <div>
                <Button
                  variant="default"
                  leftSection={<IconPlus size={15} aria-hidden />}
                  onClick={() => setLines([...lines, { id: lineCount++, property: "", value: "" }])}
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
              {!caseId && (
                <TextInput
                  label={t("record.reason")}
                  description={t("record.reason.meaning")}
                  required
                  value={justification}
                  onChange={(event) => setJustification(event.currentTarget.value)}
                />
              )}
              <Button
                type="submit"
                loading={create.isPending}
                disabled={
                  drafts.length === 0 ||
                  !drafts.every(isComplete) ||
                  (!caseId && justification.trim().length < shortestReason)
                }
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
  return properties.map((property) => ({ id: lineCount++, property, value: "" }));
}
