import { SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RequestView } from "../../api/contract.ts";
import { holdingsQuery } from "../../api/requests.ts";
import { useText } from "../../i18n/text.ts";
import { Section } from "../../parts/layout.tsx";
import { ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { DelayForm } from "./delay-form.tsx";
import { DiscloseForm } from "./disclose-form.tsx";
import { EarlierExchanges } from "./earlier.tsx";
import { RefusalForm } from "./refusal-form.tsx";

/** Answers a request: with statements chosen one by one, a reasoned refusal, or an announced delay. */
export function ReplyForm({ request }: { request: RequestView }) {
  const { t } = useText();
  const [way, setWay] = useState("reply");
  const { data, error } = useQuery(holdingsQuery(request.id));
  return (
    <>
      <Section
        title={t("request.your-answer")}
        actions={
          <SegmentedControl
            size="xs"
            aria-label={t("request.your-answer")}
            value={way}
            onChange={setWay}
            data={[
              { value: "reply", label: t("request.reply") },
              { value: "refuse", label: t("request.refuse") },
              { value: "delay", label: t("delay.announce") },
            ]}
          />
        }
      >
        {way === "delay" && <DelayForm request={request} />}
        {way !== "delay" && error && <ProblemNotice error={error} />}
        {way !== "delay" && !data && !error && <Waiting />}
        {way === "refuse" && data && <RefusalForm request={request} holdings={data} />}
        {way === "reply" && data && <DiscloseForm request={request} holdings={data} />}
      </Section>
      {data && <EarlierExchanges earlier={data.earlier} />}
    </>
  );
}
