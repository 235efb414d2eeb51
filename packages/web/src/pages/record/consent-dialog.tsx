import { Button, Checkbox, Modal, NativeSelect, NumberInput, Radio, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { ConsentDetails, RecordDetail } from "../../api/contract.ts";
import { askConsent, type ConsentInput } from "../../api/recalls.ts";
import { agreementsQuery } from "../../api/status.ts";
import { propertyName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { ProblemNotice } from "../../parts/notices.tsx";

type Props = {
  record: Pick<RecordDetail, "id" | "kind" | "originator" | "statements">;
  /** What is asked for to begin with; else everything, for the first partner. */
  asked?: Pick<ConsentInput, "statementIds"> & { recipientId: string };
  onClose: () => void;
};

const usualDays = 14;

/** Asks the originator of a record whether some of it may go on, or be used in proceedings. */
export function ConsentDialog({ record, asked, onClose }: Props) {
  const { t, language } = useText();
  const navigate = useNavigate();
  const current = record.statements.filter((statement) => statement.endedAt === null);
  const agreements = (useQuery(agreementsQuery).data ?? []).filter(
    ({ notInForce }) => notInForce === null,
  );
  const withOriginator = agreements.filter(({ partner }) => partner.id === record.originator.id);
  const purposes = [...new Set(withOriginator.flatMap((agreement) => agreement.purposes))];
  const partners = new Map(
    agreements
      .filter(({ partner }) => partner.id !== record.originator.id)
      .map(({ partner }) => [partner.id, partner.name]),
  );
  const [input, setInput] = useState<ConsentInput>({
    recordId: record.id,
    statementIds: current.map(({ id }) => id),
    use: "onward-transfer",
    ...asked,
    purpose: "",
    justification: "",
    days: usualDays,
  });
  const ask = useAct<ConsentInput, ConsentDetails>({
    run: askConsent,
    touches: ["consents"],
    done: () => t("consent.asked-now", { authority: record.originator.name }),
    after: (made) => void navigate({ to: "/consents", search: { direction: "out", sel: made.id } }),
  });
  const change = (more: Partial<ConsentInput>) => setInput({ ...input, ...more });
  const onward = input.use === "onward-transfer";
  const ready =
    input.statementIds.length > 0 &&
    input.justification.trim().length >= 3 &&
    purposes.length > 0 &&
    (!onward || partners.size > 0);
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("consent.ask", { authority: record.originator.name })}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          // The dialog may stand in another form, which it must not send.
          event.stopPropagation();
          const { recipientId, ...rest } = input;
          const recipient = recipientId ?? [...partners.keys()][0];
          ask.mutate({
            ...rest,
            purpose: input.purpose || (purposes[0] ?? ""),
            ...(onward && recipient ? { recipientId: recipient } : {}),
          });
        }}
      >
        <Radio.Group
          label={t("consent.use")}
          value={input.use}
          onChange={(use) =>
            change({
              use: use === "judicial-proceedings" ? "judicial-proceedings" : "onward-transfer",
            })
          }
        >
          <div className="row-wrap" style={{ marginTop: 6 }}>
            <Radio value="onward-transfer" label={t("consent.use.onward-transfer")} />
            <Radio value="judicial-proceedings" label={t("consent.use.judicial-proceedings")} />
          </div>
        </Radio.Group>
        {onward && (
          <NativeSelect
            label={t("consent.recipient")}
            value={input.recipientId ?? ""}
            onChange={(event) => change({ recipientId: event.currentTarget.value })}
            data={[...partners].map(([value, label]) => ({ value, label }))}
          />
        )}
        <Checkbox.Group
          label={t("consent.statements")}
          value={input.statementIds}
          onChange={(statementIds) => change({ statementIds })}
        >
          <div className="stack" style={{ gap: 6, marginTop: 6 }}>
            {current.map((statement) => (
              <Checkbox
                key={statement.id}
                value={statement.id}
                label={`${propertyName(statement.property, language, record.kind)}: ${statement.value}`}
              />
            ))}
          </div>
        </Checkbox.Group>
        <NativeSelect
          label={t("consent.purpose")}
          value={input.purpose}
          onChange={(event) => change({ purpose: event.currentTarget.value })}
          data={purposes}
        />
        <Textarea
          label={t("consent.justification")}
          required
          value={input.justification}
          onChange={(event) => change({ justification: event.currentTarget.value })}
        />
        <NumberInput
          label={t("consent.days")}
          description={t("consent.days.meaning")}
          min={1}
          max={90}
          value={input.days}
          onChange={(days) => change({ days: Number(days) || usualDays })}
        />
        {ask.error && <ProblemNotice error={ask.error} />}
        <div className="row" style={{ justifyContent: "end" }}>
          <Button variant="default" onClick={onClose}>
            {t("do.cancel")}
          </Button>
          <Button type="submit" loading={ask.isPending} disabled={!ready}>
            {t("consent.ask.now")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
