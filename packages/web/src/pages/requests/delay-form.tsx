import { Button, Textarea, TextInput } from "@mantine/core";
import { IconHourglass } from "@tabler/icons-react";
import { useState } from "react";
import type { RequestView } from "../../api/contract.ts";
import { announceDelay } from "../../api/requests.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";

const shortest = 3;

/** Announces that a judicial authorisation delays the answer, until when and why. */
export function DelayForm({ request }: { request: RequestView }) {
  const { t } = useText();
  const [expected, setExpected] = useState("");
  const [reason, setReason] = useState("");
  const authority = request.partner.name;
  const send = useAct<void, RequestView>({
    run: () =>
      announceDelay(request.id, {
        expectedAt: new Date(expected).toISOString(),
        reason: reason.trim(),
      }),
    touches: ["requests"],
    done: () => t("delay.announced", { authority }),
    after: () => {
      setExpected("");
      setReason("");
    },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <p style={{ margin: 0 }}>{t("delay.meaning", { authority })}</p>
      <TextInput
        type="datetime-local"
        label={t("delay.expected")}
        required
        style={{ maxWidth: 260 }}
        value={expected}
        onChange={(event) => setExpected(event.currentTarget.value)}
      />
      <Textarea
        label={t("delay.reason")}
        description={t("refusal.text.meaning", { authority })}
        required
        minRows={3}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
      <div>
        <Button
          type="submit"
          leftSection={<IconHourglass size={15} aria-hidden />}
          loading={send.isPending}
          disabled={!expected || reason.trim().length < shortest}
        >
          {t("delay.send", { authority })}
        </Button>
      </div>
    </form>
  );
}
