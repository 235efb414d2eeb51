import { Button } from "@mantine/core";
import { IconBan, IconCheck } from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { Hit } from "../../api/contract.ts";
import { confirmHit, dismissHit } from "../../api/hits.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { LinkButton } from "../../parts/link-button.tsx";

const ReasonDialog = lazy(async () => ({
  default: (await import("../../parts/reason-dialog.tsx")).ReasonDialog,
}));

/** Confirming or dismissing a hit; what comes next once both sides have confirmed. */
export function HitDecision({ hit, onPage = false }: { hit: Hit; onPage?: boolean }) {
  const { t } = useText();
  const [dismissing, setDismissing] = useState(false);
  const confirm = useAct<void, Hit>({
    run: () => confirmHit(hit.id),
    touches: ["hits", "records"],
    done: (after) =>
      t(after.state === "confirmed" ? "hit.both-confirmed" : "hit.confirmed-waiting"),
  });
  const dismiss = useAct<string, Hit>({
    run: (reason) => dismissHit(hit.id, reason),
    touches: ["hits", "records"],
    done: () => t("hit.dismissed-now"),
    after: () => setDismissing(false),
  });
  return (
    <div className="row-wrap">
      {hit.can.confirm && (
        <Button
          leftSection={<IconCheck size={15} aria-hidden />}
          loading={confirm.isPending}
          onClick={() => confirm.mutate()}
        >
          {t(hit.state === "dismissed" ? "hit.confirm-after-all" : "hit.confirm")}
        </Button>
      )}
      {hit.can.request && !onPage && (
        <LinkButton to="/hits/$hitId" params={{ hitId: hit.id }} hash="request">
          {t("request.write")}
        </LinkButton>
      )}
      {hit.can.dismiss && (
        <Button
          variant="default"
          leftSection={<IconBan size={15} aria-hidden />}
          onClick={() => setDismissing(true)}
        >
          {t("hit.dismiss")}
        </Button>
      )}
      {dismissing && (
        <Suspense>
          <ReasonDialog
            title={t("hit.dismiss")}
            meaning={t("hit.dismiss.meaning")}
            label={t("hit.dismiss.reason")}
            action={t("hit.dismiss")}
            busy={dismiss.isPending}
            onClose={() => setDismissing(false)}
            onGiven={dismiss.mutate}
          />
        </Suspense>
      )}
    </div>
  );
}
