import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconArrowBackUp, IconUserCheck } from "@tabler/icons-react";
import { useState } from "react";
import type { RequestView } from "../../api/contract.ts";
import { approve, giveBack, preparedQuery } from "../../api/requests.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { Section } from "../../parts/layout.tsx";
import { Note, ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { LeavingStatements } from "./leaving-statements.tsx";
import { Leaving } from "./leaving.tsx";
import classes from "./requests.module.css";

type Props = { request: RequestView; prepared: NonNullable<RequestView["prepared"]> };

/** An answer that waits for a second person, who sees exactly what would leave. */
export function Approval({ request, prepared }: Props) {
  const { t } = useText();
  const formats = useFormats();
  const [returning, setReturning] = useState(false);
  const { data, error } = useQuery(preparedQuery(request.id));
  const authority = request.partner.name;
  const send = useAct<void, RequestView>({
    run: () => approve(request.id),
    touches: ["requests", "hits"],
    done: () => t("approval.approved", { authority }),
  });
  const back = useAct<string, RequestView>({
    run: (reason) => giveBack(request.id, reason),
    touches: ["requests"],
    done: () => t("approval.returned-now"),
    after: () => setReturning(false),
  });
  return (
    <Section title={t("approval.title")}>
      <div className="stack">
        <Note icon={IconUserCheck}>
          {t("approval.waiting", { name: prepared.preparedBy.name })}{" "}
          <span className="dim">{formats.moment(prepared.preparedAt)}</span>
        </Note>
        {error && <ProblemNotice error={error} />}
        {!data && !error && <Waiting />}
        {data && (
          <Leaving
            what={<LeavingStatements records={data.records} />}
            to={data.to}
            basis={data.agreement}
            more={[
              data.note ? [t("request.note"), data.note] : null,
              data.conditions ? [t("request.conditions"), data.conditions] : null,
              data.derogation ? [t("derogation.label"), data.derogation] : null,
              data.demandsMet.length > 0
                ? [t("safeguard.demands"), data.demandsMet.join(" · ")]
                : null,
            ]}
            decision={data.decision}
          />
        )}
        <div className="row-wrap">
          {request.can.approve && (
            <Button
              className={classes["send"] ?? ""}
              leftSection={<IconUserCheck size={15} aria-hidden />}
              loading={send.isPending}
              disabled={data?.decision.ok !== true}
              onClick={() => send.mutate()}
            >
              {t("approval.approve", { authority })}
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={15} aria-hidden />}
            onClick={() => setReturning(true)}
          >
            {t("approval.return")}
          </Button>
        </div>
      </div>
      {returning && (
        <ReasonDialog
          title={t("approval.return")}
          meaning={t("approval.return.meaning")}
          label={t("approval.return.reason")}
          action={t("approval.return")}
          busy={back.isPending}
          onClose={() => setReturning(false)}
          onGiven={(reason) => back.mutate(reason)}
        />
      )}
    </Section>
  );
}
