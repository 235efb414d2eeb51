import { Modal } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { putCaseRecord, removeCaseRecord } from "../../api/cases.ts";
import type { Case, RecordRow } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { RecordPicker } from "../../parts/record-picker.tsx";

type Props = { file: Case; onClose: () => void };

/** Puts a record that exists into a case, or leads to making a new one in it. */
export function AddRecordDialog({ file, onClose }: Props) {
  const { t } = useText();
  const add = useAct<RecordRow, void>({
    run: (row) => putCaseRecord(file.id, row.id),
    touches: ["cases"],
    done: (_output, row) => t("case.record-added", { caption: row.caption }),
    undo: (row) => removeCaseRecord(file.id, row.id),
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("case.add-record")}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <div className="stack">
        <RecordPicker label={t("case.find-record")} onPick={add.mutate} />
        <div className="row">
          <span className="dim">{t("case.not-there-yet")}</span>
          <LinkButton
            to="/records/new"
            search={{ case: file.id }}
            variant="default"
            icon={IconPlus}
          >
            {t("record.new")}
          </LinkButton>
        </div>
      </div>
    </Modal>
  );
}
