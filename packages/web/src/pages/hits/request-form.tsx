import type { Urgency } from "@entente/model";
import { Button, Checkbox, NativeSelect, Radio, Textarea } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconSend } from "@tabler/icons-react";
import { useState } from "react";
import type { Hit, RequestView, RequestInput, RequestPreview } from "../../api/contract.ts";
import { previewRequest, sendRequest } from "../../api/hits.ts";
import { agreementsQuery } from "../../api/status.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { Section } from "../../parts/layout.tsx";
import { WhatLeaves } from "./what-leaves.tsx";

const urgencies: readonly Urgency[] = ["normal", "urgent-indirect", "urgent-direct"];
const day = 24;
const shortest = 3;

/** Writes a request on a confirmed hit; shows what will leave before anything does. */
export function RequestForm({ hit }: { hit: Hit }) {
  const { t } = useText();
  const formats = useFormats();
  const navigate = useNavigate();
  const agreement = useQuery(agreementsQuery).data?.find((row) => row.id === hit.agreementId);
  const purposes = agreement?.purposes ?? [];
  const [purpose, setPurpose] = useState("");
  const [justification, setJustification] = useState("");
  const [urgency, setUrgency] = useState<Urgency>("normal");
  const [withheld, setWithheld] = useState(false);
  const [withoutCopy, setWithoutCopy] = useState("");
  const [preview, setPreview] = useState<RequestPreview>();
  const input: RequestInput = {
    purpose: purpose || (purposes[0] ?? ""),
    justification: justification.trim(),
    urgency,
    ...(withheld ? { withoutCopy: withoutCopy.trim() } : {}),
  };
  const look = useAct<RequestInput, RequestPreview>({
    run: (wish) => previewRequest(hit.id, wish),
    touches: [],
    after: setPreview,
  });
  const send = useAct<RequestInput, RequestView>({
    run: (wish) => sendRequest(hit.id, wish),
    touches: ["requests", "hits"],
    done: () => t("request.sent-now", { authority: hit.partner.name }),
    after: (made) => void navigate({ to: "/requests/$requestId", params: { requestId: made.id } }),
  });
  const span = (hours: number) => formats.span(hours * 3_600_000);
  const clock = (each: Urgency) => {
    const hours = agreement?.clocks[each];
    if (hours === undefined) return "";
    return ` (${hours % day === 0 ? formats.days(hours / day) : span(hours)})`;
  };
  const changed =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setPreview(undefined);
    };

  return (
    <Section title={t("request.write")}>
      <form
        id="request"
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (preview?.decision.ok) send.mutate(input);
          else look.mutate(input);
        }}
      >
        <NativeSelect
          label={t("request.purpose")}
          description={agreement && t("request.purpose.meaning", { agreement: agreement.title })}
          required
          value={input.purpose}
          data={purposes.length > 0 ? [...purposes] : [""]}
          onChange={(event) => changed(setPurpose)(event.currentTarget.value)}
        />
        <Textarea
          label={t("request.justification")}
          description={t("request.justification.meaning")}
          required
          minRows={3}
          value={justification}
          onChange={(event) => changed(setJustification)(event.currentTarget.value)}
        />
        <Radio.Group
          label={t("request.urgency")}
          description={t("request.urgency.meaning")}
          value={urgency}
          onChange={(value) => {
            const next = urgencies.find((each) => each === value);
            if (next) changed(setUrgency)(next);
          }}
        >
          {urgencies.map((each) => (
            <Radio key={each} mt={8} value={each} label={`${t(`urgency.${each}`)}${clock(each)}`} />
          ))}
        </Radio.Group>
        {preview?.pointOfContact && (
          <>
            <Checkbox
              label={t("copy.without")}
              checked={withheld}
              onChange={(event) => setWithheld(event.currentTarget.checked)}
            />
            {withheld && (
              <Textarea
                label={t("copy.without.reason")}
                description={t("copy.without.meaning")}
                required
                value={withoutCopy}
                onChange={(event) => setWithoutCopy(event.currentTarget.value)}
              />
            )}
          </>
        )}
        {preview && <WhatLeaves preview={preview} input={input} hit={hit} />}
        <div className="row">
          {preview?.decision.ok ? (
            <Button
              type="submit"
              leftSection={<IconSend size={15} aria-hidden />}
              loading={send.isPending}
              disabled={withheld && withoutCopy.trim().length < shortest}
            >
              {t("request.send-to", { authority: hit.partner.name })}
            </Button>
          ) : (
            <Button
              type="submit"
              loading={look.isPending}
              disabled={input.justification.length < shortest || !input.purpose}
            >
              {t("request.show-what-leaves")}
            </Button>
          )}
        </div>
      </form>
    </Section>
  );
}
