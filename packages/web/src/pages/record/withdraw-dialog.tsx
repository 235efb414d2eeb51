import { Button, Checkbox, Modal, NativeSelect, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconSpeakerphone } from "@tabler/icons-react";
import { useState } from "react";
import type { RecordDetail, StatementView } from "../../api/contract.ts";
import { recallPreviewQuery, withdrawAndTell, type Withdrawal } from "../../api/recalls.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { Note, ProblemNotice } from "../../parts/notices.tsx";

type Props = { record: RecordDetail; statement: StatementView; onClose: () => void };

const reasons = ["incorrect", "unlawful"] as const;

/** Takes a statement back, and shows before who will be told what. */
export function WithdrawDialog({ record, statement, onClose }: Props) {
  const { t } = useText();
  const [input, setInput] = useState<Withdrawal>({ reason: "", why: "incorrect", erase: false });
  const preview = useQuery(recallPreviewQuery(record.id, statement.id));
  const withdraw = useAct<Withdrawal, RecordDetail>({
    run: (given) => withdrawAndTell(record.id, statement.id, given),
    touches: ["records", "recalls"],
    done: () => t("statement.withdrawn"),
    after: onClose,
  });
  const recipients = preview.data?.recipients ?? [];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("statement.withdraw")}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          withdraw.mutate({ ...input, reason: input.reason.trim() });
        }}
      >
        <p style={{ margin: 0 }}>{t("statement.withdraw.meaning", { value: statement.value })}</p>
        {preview.error && <ProblemNotice error={preview.error} />}
        {recipients.length > 0 && (
          <Note icon={IconSpeakerphone}>
            {t("recall.will-tell")}
            {recipients.map(({ to }) => (
              <div key={to.id}>
                <AuthorityMark authority={to} foreign />
              </div>
            ))}
          </Note>
        )}
        {(preview.data?.exports ?? 0) > 0 && (
          <p className="dim" style={{ margin: 0 }}>
            {t("recall.exports-out", { count: preview.data?.exports ?? 0 })}
          </p>
        )}
        {recipients.length > 0 && (
          <>
            <NativeSelect
              label={t("recall.reason")}
              value={input.why}
              onChange={(event) => {
                const why = reasons.find((reason) => reason === event.currentTarget.value);
                setInput({ ...input, why: why ?? "incorrect" });
              }}
              data={reasons.map((value) => ({ value, label: t(`recall.reason.${value}`) }))}
            />
            <Checkbox
              label={t("recall.erase")}
              description={t("recall.erase.meaning")}
              checked={input.erase}
              onChange={(event) => setInput({ ...input, erase: event.currentTarget.checked })}
            />
          </>
        )}
        <Textarea
          data-autofocus
          label={t("statement.withdraw.reason")}
          required
          value={input.reason}
          onChange={(event) => setInput({ ...input, reason: event.currentTarget.value })}
        />
        {withdraw.error && <ProblemNotice error={withdraw.error} />}
        <div className="row" style={{ justifyContent: "end" }}>
          <Button variant="default" onClick={onClose}>
            {t("do.cancel")}
          </Button>
          <Button
            type="submit"
            loading={withdraw.isPending}
            disabled={preview.isLoading || input.reason.trim().length < 3}
          >
            {recipients.length > 0 ? t("recall.withdraw-and-tell") : t("statement.withdraw")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
