import {
  IconArrowBackUp,
  IconBan,
  IconCheck,
  IconClock,
  IconClockOff,
  type Icon,
} from "@tabler/icons-react";
import type { Consent } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { Tag, type Tone } from "../../parts/tag.tsx";

const states: Record<Consent["state"], [Tone, Icon]> = {
  asked: ["accent", IconClock],
  granted: ["good", IconCheck],
  refused: ["plain", IconBan],
  expired: ["plain", IconClockOff],
  withdrawn: ["warn", IconArrowBackUp],
};
/** Where a consent stands, in words. */
export function ConsentStateTag({ state }: { state: Consent["state"] }) {
  const { t } = useText();
  const [tone, icon] = states[state];
  return (
    <Tag tone={tone} icon={icon}>
      {t(`consent.state.${state}`)}
    </Tag>
  );
}
