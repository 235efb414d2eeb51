import { Button } from "@mantine/core";
import { IconSignature, IconX } from "@tabler/icons-react";
import { useState } from "react";
import {
  endAgreement,
  rejectAgreement,
  signAgreement,
  suspendAgreement,
} from "../../api/agreements.ts";
import type { AgreementDetails } from "../../api/contract.ts";
import { useText, type TextKey } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { ProblemNotice } from "../../parts/notices.tsx";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import classes from "./agreements.module.css";

type Reasoned = "reject" | "end" | "suspend";

const said: Record<Reasoned, TextKey> = {
  reject: "agreements.rejected-now",
  end: "agreements.ended-now",
  suspend: "agreements.suspended-now",
};

/** What the reader may do with an agreement: sign, reject, amend, end, suspend. */
export function AgreementActs({ agreement }: { agreement: AgreementDetails }) {
  const { t } = useText();
  const [asked, setAsked] = useState<Reasoned | null>(null);
  const { id, can } = agreement;
  const newest = agreement.versions[0];
  const touches = ["agreements", "hits", "requests"];
  const sign = useAct({
    run: () => signAgreement(id, newest?.hash ?? ""),
    touches,
    done: () => t("agreements.signed-now"),
  });
  const resume = useAct({
    run: () => suspendAgreement(id, null),
    touches,
    done: () => t("agreements.resumed-now"),
  });
  const act = useAct<{ what: Reasoned; reason: string }>({
    run: ({ what, reason }) => {
      if (what === "end") return endAgreement(id, reason);
      if (what === "suspend") return suspendAgreement(id, reason);
      return rejectAgreement(id, newest?.hash ?? "", reason);
    },
    touches,
    done: (_agreement, { what }) => t(said[what]),
    after: () => setAsked(null),
  });
  const error = sign.error ?? resume.error ?? act.error;
  return (
    <>
      {error && <ProblemNotice error={error} />}
      <div className={classes["acts"]}>
        {can.sign && (
          <Button
            leftSection={<IconSignature size={15} aria-hidden />}
            loading={sign.isPending}
            onClick={() => sign.mutate()}
          >
            {t("agreements.sign")}
          </Button>
        )}
        {can.propose && (
          <LinkButton
            variant="default"
            to="/agreements/$agreementId/amend"
            params={{ agreementId: id }}
          >
            {t("agreements.amend")}
          </LinkButton>
        )}
        {can.reject && (
          <Button
            variant="default"
            leftSection={<IconX size={15} aria-hidden />}
            onClick={() => setAsked("reject")}
          >
            {t("agreements.reject")}
          </Button>
        )}
        {can.suspend && (
          <Button variant="default" onClick={() => setAsked("suspend")}>
            {t("agreements.suspend")}
          </Button>
        )}
        {can.resume && (
          <Button variant="default" loading={resume.isPending} onClick={() => resume.mutate()}>
            {t("agreements.resume")}
          </Button>
        )}
        {can.end && (
          <Button variant="default" color="red" onClick={() => setAsked("end")}>
            {t("agreements.end")}
          </Button>
        )}
      </div>
      {asked && (
        <ReasonDialog
          title={t(`agreements.${asked}`)}
          meaning={t(`agreements.${asked}.meaning`)}
          label={t("agreements.reason")}
          action={t(`agreements.${asked}`)}
          busy={act.isPending}
          onClose={() => setAsked(null)}
          onGiven={(reason) => act.mutate({ what: asked, reason })}
        />
      )}
    </>
  );
}
