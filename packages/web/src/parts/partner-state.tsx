import {
  IconPlugConnected,
  IconPlugConnectedX,
  IconQuestionMark,
  type Icon,
} from "@tabler/icons-react";
import type { PartnerState } from "../api/contract.ts";
import { useFormats } from "../i18n/use-formats.ts";
import { useText } from "../i18n/text.ts";
import { Tag, type Tone } from "./tag.tsx";

const states: Record<PartnerState, [Tone, Icon]> = {
  up: ["good", IconPlugConnected],
  down: ["bad", IconPlugConnectedX],
  unknown: ["quiet", IconQuestionMark],
};

type Props = { state: PartnerState; lastSeenAt: string | null };

/** Whether a partner's node can be reached, and when it last was. */
export function PartnerStateTag({ state, lastSeenAt }: Props) {
  const { t } = useText();
  const formats = useFormats();
  const [tone, icon] = states[state];
  return (
    <Tag
      tone={tone}
      icon={icon}
      title={
        lastSeenAt ? t("partners.last-seen", { when: formats.instant(lastSeenAt) }) : undefined
      }
    >
      {t(`partners.state.${state}`)}
    </Tag>
  );
}
