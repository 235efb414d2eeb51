import { Button, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import type { RecordDetail, StatementView } from "../../api/contract.ts";
import { fieldProblem } from "../../api/problem.ts";
import { addStatements } from "../../api/records.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { GradeFields, HandlingFields } from "../../parts/code-fields.tsx";
import {
  emptyDraft,
  inputOf,
  isComplete,
  type StatementDraft,
} from "../../parts/statement-draft.ts";
import { NatureField, ValueFields } from "../../parts/statement-fields.tsx";
import classes from "./record.module.css";

type Props = {
  record: RecordDetail;
  replaces?: StatementView | undefined;
  onClose: () => void;
};

/** Adds a statement, or one that takes another's place; the older one stays in the history. */
export function StatementDialog({ record, replaces, onClose }: Props) {
  const { t } = useText();
  const [draft, setDraft] = useState<StatementDraft>(replaces ? draftOf(replaces) : emptyDraft);
  const add = useAct<StatementDraft, RecordDetail>({
    run: (input) => addStatements(record.id, [inputOf(input, replaces?.id)]),
    touches: ["records", "cases"],
    done: () => t(replaces ? "statement.replaced" : "statement.added"),
    after: onClose,
  });
  const change = (part: Partial<StatementDraft>) => setDraft({ ...draft, ...part });
  return (
    <Modal
      opened
      onClose={onClose}
      size={640}
      title={t(replaces ? "statement.replace" : "statement.add")}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          add.mutate(draft);
        }}
      >
        {replaces && (
          <p style={{ margin: 0 }}>{t("statement.replace.meaning", { value: replaces.value })}</p>
        )}
        <div className={classes["codes"]}>
          <ValueFields
            kind={record.kind}
            property={draft.property}
            value={draft.value}
            fixed={replaces !== undefined}
            error={add.error}
            at={0}
            onChange={change}
          />
          <TextInput
            label={t("statement.source")}
            description={t("statement.source.meaning")}
            required
            value={draft.source}
            error={fieldProblem(add.error, "statements.0.source")}
            onChange={(event) => change({ source: event.currentTarget.value })}
          />
          <TextInput
            label={t("statement.observed-at")}
            description={t("statement.observed-at.meaning")}
            placeholder="2025-03"
            value={draft.observedAt}
            error={fieldProblem(add.error, "statements.0.observedAt")}
            onChange={(event) => change({ observedAt: event.currentTarget.value.trim() })}
          />
          <GradeFields value={draft.grade} onChange={(grade) => change({ grade })} />
        </div>
        <HandlingFields
          codes={draft.codes}
          restriction={draft.restriction}
          onChange={(codes, restriction) => change({ codes, restriction })}
        />
        <NatureField value={draft.nature} onChange={(nature) => change({ nature })} />
        <div className="row" style={{ justifyContent: "end" }}>
          <Button variant="default" onClick={onClose}>
            {t("do.cancel")}
          </Button>
          <Button type="submit" loading={add.isPending} disabled={!isComplete(draft)}>
            {t(replaces ? "statement.replace" : "statement.add")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function draftOf(statement: StatementView): StatementDraft {
  return {
    property: statement.property,
    value: statement.value,
    source: statement.source,
    grade: statement.grade,
    codes: statement.handling.codes,
    restriction: statement.handling.restriction ?? "",
    nature: statement.nature,
    observedAt: statement.observedAt ?? "",
  };
}
