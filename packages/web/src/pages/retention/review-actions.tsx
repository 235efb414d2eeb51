import { Button, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { sessionQuery } from "../../api/people.ts";
import { eraseRecord, extendReview } from "../../api/recalls.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { useAddress } from "../../parts/address.ts";
import { LinkButton } from "../../parts/link-button.tsx";
import { ProblemNotice } from "../../parts/notices.tsx";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";

const usualYears = 1;

/** Looks at the need to keep a record: until when it is kept and why, or that it is erased. */
export function ReviewActions({ recordId }: { recordId: string }) {
  const { t } = useText();
  const [, setAddress] = useAddress();
  const [reviewAt, setReviewAt] = useState(inYears(usualYears));
  const [reason, setReason] = useState("");
  const [erasing, setErasing] = useState(false);
  const roles = useQuery(sessionQuery).data?.user.roles ?? [];
  const decides = roles.includes("approver") || roles.includes("magistrate");
  const keeps = decides || roles.includes("analyst");
  const close = () => {
    setErasing(false);
    setAddress({ sel: undefined });
  };
  const extend = useAct({
    run: () => extendReview(recordId, { reviewAt, reason: reason.trim() }),
    touches: ["retention", "records"],
    done: () => t("retention.extended"),
    after: close,
  });
  const erase = useAct<string>({
    run: (why) => eraseRecord(recordId, why),
    touches: ["retention", "records", "recalls"],
    done: () => t("retention.erased-now"),
    after: close,
  });
  return (
    <div className="stack">
      <LinkButton to="/records/$recordId" params={{ recordId }} variant="default">
        {t("retention.open")}
      </LinkButton>
      {keeps && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            extend.mutate();
          }}
        >
          <TextInput
            type="date"
            label={t("retention.next-review")}
            required
            value={reviewAt}
            onChange={(event) => setReviewAt(event.currentTarget.value)}
          />
          <Textarea
            label={t("retention.why-keep")}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {extend.error && <ProblemNotice error={extend.error} />}
          <div className="row">
            <Button type="submit" loading={extend.isPending} disabled={reason.trim().length < 3}>
              {t("retention.extend")}
            </Button>
            {decides && (
              <Button
                variant="default"
                leftSection={<IconTrash size={15} aria-hidden />}
                onClick={() => setErasing(true)}
              >
                {t("retention.erase")}
              </Button>
            )}
          </div>
        </form>
      )}
      {erasing && (
        <ReasonDialog
          title={t("retention.erase")}
          meaning={t("retention.erase.meaning")}
          label={t("retention.erase.reason")}
          action={t("retention.erase")}
          busy={erase.isPending}
          onClose={() => setErasing(false)}
          onGiven={(why) => erase.mutate(why)}
        />
      )}
    </div>
  );
}

function inYears(years: number): string {
  const day = new Date();
  day.setUTCFullYear(day.getUTCFullYear() + years);
  return day.toISOString().slice(0, 10);
}
