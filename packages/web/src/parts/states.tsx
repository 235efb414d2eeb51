import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconChecks,
  IconCircleDot,
  IconInbox,
  IconSend,
  IconSparkles,
  IconUserCheck,
  type Icon,
} from "@tabler/icons-react";
import type { HitState, RequestState, RequestView } from "../api/contract.ts";
import { useText } from "../i18n/text.ts";
import { Tag, type Tone } from "./tag.tsx";

const hitStates: Record<HitState, [Tone, Icon]> = {
  new: ["accent", IconSparkles],
  "confirmed-here": ["quiet", IconUserCheck],
  "confirmed-there": ["accent", IconCircleDot],
  confirmed: ["good", IconChecks],
  dismissed: ["plain", IconBan],
  withdrawn: ["plain", IconArrowBackUp],
};

const requestStates: Record<RequestState, [Tone, Icon]> = {
  sent: ["quiet", IconSend],
  received: ["accent", IconInbox],
  answered: ["good", IconCheck],
  refused: ["plain", IconBan],
  failed: ["bad", IconAlertTriangle],
};

/** How far a hit has come. */
export function HitStateTag({
  state,
  agreementOver = false,
}: {
  state: HitState;
  /** Then it tells that instead of a state in which something could still be done. */
  agreementOver?: boolean | undefined;
}) {
  const { t } = useText();
  if (agreementOver && state === "confirmed")
    return (
      <Tag tone="plain" icon={IconBan}>
        {t("hit.state.over")}
      </Tag>
    );
  const [tone, icon] = hitStates[state];
  return (
    <Tag tone={tone} icon={icon}>
      {t(`hit.state.${state}`)}
    </Tag>
  );
}

/** How far a request has come; one of our own that has been received waits for the partner. */
export function RequestStateTag({
  request,
}: {
  request: Pick<RequestView, "state" | "direction">;
}) {
  const { t } = useText();
  const { state, direction } = request;
  const [tone, icon] = requestStates[state];
  if (state === "received" && direction === "out")
    return (
      <Tag tone="quiet" icon={IconInbox}>
        {t("request.state.received-there")}
      </Tag>
    );
  return (
    <Tag tone={tone} icon={icon}>
      {t(`request.state.${state}`)}
    </Tag>
  );
}
