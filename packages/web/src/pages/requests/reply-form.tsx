import { Button, SegmentedControl } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconSend } from "@tabler/icons-react";
import { useState } from "react";
import type { Holdings, RequestView } from "../../api/contract.ts";
import { holdingsQuery, reply } from "../../api/requests.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { Section } from "../../parts/layout.tsx";
import { ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { HoldingRows } from "./holding-rows.tsx";
import { RefusalForm } from "./refusal-form.tsx";
import { ReplySummary } from "./reply-summary.tsx";

/** Answers a request: with statements chosen one by one, or with a reasoned refusal. */
export function ReplyForm({ request }: { request: RequestView }) {
  const { t } = useText();
  const [way, setWay] = useState("reply");
  const { data, error } = useQuery(holdingsQuery(request.id));
  return (
    <Section
      title={t("request.your-answer")}
      actions={
        request.can.answer && (
          <SegmentedControl
            size="xs"
            aria-label={t("request.your-answer")}
            value={way}
            onChange={setWay}
            data={[
              { value: "reply", label: t("request.reply") },
              { value: "refuse", label: t("request.refuse") },
            ]}
          />
        )
      }
    >
      {way === "refuse" && <RefusalForm request={request} />}
      {way === "reply" && error && <ProblemNotice error={error} />}
      {way === "reply" && !data && !error && <Waiting />}
      {way === "reply" && data && <Choice request={request} holdings={data} />}
    </Section>
  );
}

function Choice({ request, holdings }: { request: RequestView; holdings: Holdings }) {
  const { t } = useText();
  const allowed = holdings.statements
    .filter((entry) => entry.decision.ok)
    .map((entry) => entry.statement.id);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [note, setNote] = useState("");
  const [conditions, setConditions] = useState("");
  const send = useAct<void, RequestView>({
    run: () =>
      reply(request.id, {
        statementIds: [...chosen],
        ...(note.trim() ? { note: note.trim() } : {}),
        ...(conditions.trim() ? { conditions: conditions.trim() } : {}),
      }),
    touches: ["requests", "hits"],
    done: () => t("request.replied", { authority: request.partner.name }),
  });
  const statements = holdings.statements
    .filter((entry) => chosen.has(entry.statement.id))
    .map((entry) => entry.statement);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <p style={{ margin: 0 }}>{t("request.choose-statements")}</p>
      <HoldingRows
        holdings={holdings}
        chosen={chosen}
        onToggle={(id) => setChosen(chosen.symmetricDifference(new Set([id])))}
        onAll={() => setChosen(chosen.size === allowed.length ? new Set() : new Set(allowed))}
      />
      <ReplySummary
        request={request}
        statements={statements}
        note={note}
        conditions={conditions}
        onNote={setNote}
        onConditions={setConditions}
      />
      <div>
        <Button
          type="submit"
          leftSection={<IconSend size={15} aria-hidden />}
          loading={send.isPending}
          disabled={chosen.size === 0}
        >
          {t("request.send-statements", { count: chosen.size, authority: request.partner.name })}
        </Button>
      </div>
    </form>
  );
}
