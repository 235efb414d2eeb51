import { Button, Modal, Radio, Textarea } from "@mantine/core";
import { useState } from "react";
import type { OpenedDuplicate } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { reasonsText } from "./evidence-words.ts";

type Props = {
  pair: OpenedDuplicate;
  busy: boolean;
  onClose: () => void;
  onGiven: (keep: string, reason: string) => void;
};

/** Merges both records of a pair: which one stays, and why. The reason is what speaks for it. */
export function SameDialog({ pair, busy, onClose, onGiven }: Props) {
  const { t } = useText();
  const formats = useFormats();
  const [keep, setKeep] = useState(pair.keep);
  const [reason, setReason] = useState(() => reasonsText(t, formats, pair.evidence));
  const sides = [
    { record: pair.left, facts: pair.facts.left },
    { record: pair.right, facts: pair.facts.right },
  ];
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("duplicate.same.title")}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onGiven(keep, reason.trim());
        }}
      >
        <p style={{ margin: 0 }}>{t("duplicate.same.meaning")}</p>
        <Radio.Group label={t("duplicate.keep")} value={keep} onChange={setKeep}>
          <div className="stack" style={{ gap: 8, paddingBlockStart: 6 }}>
            {sides.map(({ record, facts }) => (
              <Radio
                key={record.id}
                value={record.id}
                label={[record.caption, formats.detail(record.detail)].filter(Boolean).join(" · ")}
                description={t("duplicate.facts", {
                  count: facts.statements,
                  since: formats.date(facts.createdAt),
                })}
              />
            ))}
          </div>
        </Radio.Group>
        <Textarea
          label={t("record.merge.reason")}
          required
          autosize
          minRows={3}
          maxRows={9}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <div className="row" style={{ justifyContent: "end" }}>
          <Button variant="default" onClick={onClose}>
            {t("do.cancel")}
          </Button>
          <Button type="submit" data-autofocus loading={busy} disabled={reason.trim().length < 3}>
            {t("duplicate.merge")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
