import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import type { Look } from "../../api/contract.ts";
import { lookAt, lookKey } from "../../api/oversight.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";

type Props = { entry: number; onClose: () => void };

/** Asks for the reason of a look at content, and opens it once the look is in the log. */
export function LookDialog({ entry, onClose }: Props) {
  const { t } = useText();
  const client = useQueryClient();
  const navigate = useNavigate();
  const look = useAct<string, Look>({
    run: (reason) => lookAt(entry, reason),
    touches: [],
    after: (seen) => {
      client.setQueryData(lookKey(String(entry)), seen);
      void navigate({ to: "/oversight/looks/$entry", params: { entry: String(entry) } });
    },
  });
  return (
    <ReasonDialog
      title={t("look.title")}
      meaning={t("look.meaning")}
      label={t("look.reason")}
      action={t("look.action")}
      busy={look.isPending}
      onClose={onClose}
      onGiven={(reason) => look.mutate(reason)}
    />
  );
}
