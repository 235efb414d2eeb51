import { Button, Modal, Textarea } from "@mantine/core";
import { useState } from "react";
import type { RecordDetail, RecordRow } from "../../api/contract.ts";
import { mergeRecord, splitRecord } from "../../api/records.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { RecordPicker } from "../../parts/record-picker.tsx";

type Props = { record: RecordDetail; onClose: () => void };

/** Merges another record of this node into this one; every statement keeps where it comes from. */
export function MergeDialog({ record, onClose }: Props) {
  const { t } = useText();
  const [other, setOther] = useState<RecordRow>();
  const [reason, setReason] = useState("");
  const merge = useAct<{ otherId: string; reason: string }, RecordDetail>({
    run: (input) => mergeRecord(record.id, input.otherId, input.reason),
    touches: ["records", "cases"],
    done: () => t("record.merged"),
    undo: (input) => splitRecord(record.id, input.otherId, t("record.undone")),
    after: onClose,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("record.merge")}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (other) merge.mutate({ otherId: other.id, reason });
        }}
      >
        <p style={{ margin: 0 }}>{t("record.merge.meaning", { caption: record.caption })}</p>
        <RecordPicker
          label={t("record.merge.other")}
          kind={record.kind}
          originator="own"
          without={[record.id]}
          chosen={other?.id ?? ""}
          onPick={setOther}
        />
        {other && (
          <LinkButton
            to="/compare"
            search={{ left: record.id, right: other.id }}
            variant="default"
            target="_blank"
          >
            {t("record.merge.compare")}
          </LinkButton>
        )}
        <Textarea
          label={t("record.merge.reason")}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="row" style={{ justifyContent: "end" }}>
          <Button variant="default" onClick={onClose}>
            {t("do.cancel")}
          </Button>
          <Button type="submit" loading={merge.isPending} disabled={!other || !reason.trim()}>
            {t("record.merge")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
