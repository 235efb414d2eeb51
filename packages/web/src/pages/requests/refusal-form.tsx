import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";
import type { Holdings, RefusalReason, RequestView } from "../../api/contract.ts";
import { refuse } from "../../api/requests.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { Leaving } from "./leaving.tsx";
import { Together } from "./together.tsx";

const reasons: readonly RefusalReason[] = [
  "not-necessary",
  "no-basis",
  "ongoing-investigation",
  "source-protection",
  "originator-consent",
  "other",
];

/** Refuses a request with a reason, which is recorded at both ends. */
export function RefusalForm({ request, holdings }: { request: RequestView; holdings: Holdings }) {
  const { t } = useText();
  const [reason, setReason] = useState<RefusalReason>("not-necessary");
  const [text, setText] = useState("");
  const [together, setTogether] = useState<ReadonlySet<string>>(new Set());
  const send = useAct<void, RequestView>({
    run: () =>
      refuse(request.id, {
        reason,
        text: text.trim(),
        ...(together.size > 0 ? { together: [...together] } : {}),
      }),
    touches: ["requests", "hits"],
    done: () => t("request.refused-now"),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <NativeSelect
        label={t("refusal.reason")}
        value={reason}
        data={reasons.map((value) => ({ value, label: t(`refusal.${value}`) }))}
        onChange={(event) => {
          const next = reasons.find((each) => each === event.currentTarget.value);
          if (next) setReason(next);
        }}
      />
      <Textarea
        label={t("refusal.text")}
        description={t("refusal.text.meaning", { authority: request.partner.name })}
        required
        minRows={3}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Together earlier={holdings.earlier} chosen={together} onChoose={setTogether} />
      <Leaving
        what={t("gate.refusal-leaves")}
        to={request.partner}
        basis={holdings.agreement}
        decision={holdings.refusal}
      />
      <div>
        <Button
          type="submit"
          color="red"
          loading={send.isPending}
          disabled={text.trim().length < 3 || !holdings.refusal.ok}
        >
          {t("refusal.send", { authority: request.partner.name })}
        </Button>
      </div>
    </form>
  );
}
