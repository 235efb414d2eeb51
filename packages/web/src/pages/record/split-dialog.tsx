import { Button, Modal, Radio, Textarea } from "@mantine/core";
import { useState } from "react";
import type { RecordDetail } from "../../api/contract.ts";
import { mergeRecord, splitRecord } from "../../api/records.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";

type Props = { record: RecordDetail; onClose: () => void };

/** Splits off a record that was merged into this one. */
export function SplitDialog({ record, onClose }: Props) {
  const { t } = useText();
  const [otherId, setOtherId] = useState(record.mergedIds[0]?.id ?? "");
  const [reason, setReason] = useState("");
  const split = useAct<{ otherId: string; reason: string }, RecordDetail>({
    run: (input) => splitRecord(record.id, input.otherId, input.reason),
    touches: ["records", "cases"],
    done: () => t("record.split-done"),
    undo: (input) => mergeRecord(record.id, input.otherId, t("record.undone")),
    after: onClose,
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("record.split")}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          split.mutate({ otherId, reason });
        }}
      >
        <Radio.Group
          label={t("record.split.which")}
          description={t("record.split.meaning")}
          value={otherId}
          onChange={setOtherId}
        >
          {record.mergedIds.map((merged) => (
            <Radio key={merged.id} value={merged.id} label={merged.caption} mt={8} />
          ))}
        </Radio.Group>
        <Textarea
          label={t("record.split.reason")}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="row" style={{ justifyContent: "end" }}>
          <Button variant="default" onClick={onClose}>
            {t("do.cancel")}
          </Button>
          <Button type="submit" loading={split.isPending} disabled={!otherId || !reason.trim()}>
            {t("record.split")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
