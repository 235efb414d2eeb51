import { Button, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { OutsideRequest } from "../../api/contract.ts";
import { registerOutside, type OutsideInput } from "../../api/requests.ts";
import { agreementsQuery } from "../../api/status.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { RecordPicker } from "../../parts/record-picker.tsx";

const channels: readonly OutsideInput["channel"][] = [
  "siena",
  "interpol",
  "letter",
  "telephone",
  "other",
];
const shortest = 3;

/** Enters a request that came by another channel. */
export function OutsideDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText();
  const agreements = (useQuery(agreementsQuery).data ?? []).filter(
    ({ notInForce }) => notInForce === null,
  );
  const partners = new Map(agreements.map(({ partner }) => [partner.id, partner.name]));
  const [partnerId, setPartnerId] = useState("");
  const [recordId, setRecordId] = useState("");
  const [channel, setChannel] = useState<OutsideInput["channel"]>("siena");
  const [reference, setReference] = useState("");
  const [subject, setSubject] = useState("");
  const [received, setReceived] = useState("");
  const save = useAct<OutsideInput, OutsideRequest>({
    run: registerOutside,
    touches: ["requests"],
    done: () => t("outside.saved"),
    after: onClose,
  });
  const complete =
    partners.size > 0 &&
    recordId &&
    reference.trim() &&
    subject.trim().length >= shortest &&
    received !== "";
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("outside.register")}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({
            partnerId: partnerId || ([...partners.keys()][0] ?? ""),
            recordId,
            channel,
            reference: reference.trim(),
            subject: subject.trim(),
            receivedAt: new Date(received).toISOString(),
          });
        }}
      >
        <NativeSelect
          label={t("outside.partner")}
          required
          value={partnerId || ([...partners.keys()][0] ?? "")}
          data={[...partners].map(([value, label]) => ({ value, label }))}
          onChange={(event) => setPartnerId(event.currentTarget.value)}
        />
        <RecordPicker
          label={t("outside.record")}
          chosen={recordId}
          originator="own"
          onPick={(row) => setRecordId(row.id)}
        />
        <NativeSelect
          label={t("outside.channel")}
          value={channel}
          data={channels.map((value) => ({ value, label: t(`outside.channel.${value}`) }))}
          onChange={(event) => {
            const next = channels.find((each) => each === event.currentTarget.value);
            if (next) setChannel(next);
          }}
        />
        <TextInput
          label={t("outside.reference")}
          required
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        <Textarea
          label={t("outside.subject")}
          required
          minRows={2}
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label={t("outside.received")}
          required
          value={received}
          onChange={(event) => setReceived(event.currentTarget.value)}
        />
        <div className="row" style={{ justifyContent: "end" }}>
          <Button variant="default" onClick={onClose}>
            {t("do.cancel")}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={!complete}>
            {t("outside.save")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
