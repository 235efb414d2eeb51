import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { RecallDetails } from "../../api/contract.ts";
import { closeRecall, recallQuery } from "../../api/recalls.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { Facts } from "../../parts/layout.tsx";
import { ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { RecallStateTag } from "./recall-columns.tsx";

/** A recall beside the list: what was told, what was done, and the way to close it. */
export function RecallPanel({ recallId }: { recallId: string }) {
  const { t } = useText();
  const formats = useFormats();
  const { data, error } = useQuery(recallQuery(recallId));
  const [closing, setClosing] = useState(false);
  const close = useAct<string, RecallDetails>({
    run: (reason) => closeRecall(recallId, reason),
    touches: ["recalls"],
    done: () => t("recall.closed-now"),
    after: () => setClosing(false),
  });
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Waiting />;
  const unknown = data.outcomes.filter(({ outcome }) => outcome === "unknown").length;
  return (
    <div className="stack">
      <AuthorityMark authority={data.partner} foreign />
      <div className="row-wrap">
        <RecallStateTag recall={data} />
      </div>
      <p style={{ margin: 0, whiteSpace: "pre-wrap" }}>{data.text}</p>
      <Facts
        items={[
          [t("recall.kind"), t(`recall.kind.${data.type}`)],
          [t("recall.reason"), t(`recall.reason.${data.reason}`)],
          [t("recall.how"), t(data.erase ? "recall.how.erase" : "recall.how.end")],
          [t("recall.statements"), formats.number(data.statements)],
          [t("recall.when"), formats.moment(data.createdAt)],
          data.createdBy ? [t("recall.by"), data.createdBy] : null,
          [
            t("recall.answered"),
            data.answeredAt ? formats.moment(data.answeredAt) : t("recall.not-answered"),
          ],
          data.delivery === "delivered"
            ? null
            : [t("recall.delivery"), t(`recall.delivery.${data.delivery}`)],
          unknown > 0 ? [t("recall.unknown"), formats.number(unknown)] : null,
          data.closed ? [t("recall.closed"), `${data.closed.by}: ${data.closed.reason}`] : null,
        ]}
      />
      {data.records.map((record) => (
        <Link key={record.id} to="/records/$recordId" params={{ recordId: record.id }}>
          <bdi>{record.caption}</bdi>
        </Link>
      ))}
      {data.forwardedFrom && <p className="dim">{t("recall.forwarded")}</p>}
      {data.can.close && (
        <div>
          <Button variant="default" onClick={() => setClosing(true)}>
            {t("recall.close")}
          </Button>
        </div>
      )}
      {closing && (
        <ReasonDialog
          title={t("recall.close")}
          meaning={t("recall.close.meaning", { authority: data.partner.name })}
          label={t("recall.close.reason")}
          action={t("recall.close")}
          busy={close.isPending}
          onClose={() => setClosing(false)}
          onGiven={(reason) => close.mutate(reason)}
        />
      )}
    </div>
  );
}
