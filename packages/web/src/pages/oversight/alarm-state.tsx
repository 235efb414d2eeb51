import { IconAlertTriangle, IconCheck, IconEye, type Icon } from "@tabler/icons-react";
import type { Alarm } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { Tag, type Tone } from "../../parts/tag.tsx";

const looks: Record<Alarm["state"], [Tone, Icon]> = {
  open: ["warn", IconAlertTriangle],
  acknowledged: ["accent", IconEye],
  resolved: ["plain", IconCheck],
};

/** How far an alarm has come. */
export function AlarmStateTag({ state }: { state: Alarm["state"] }) {
  const { t } = useText();
  const [tone, icon] = looks[state];
  return (
    <Tag tone={tone} icon={icon}>
      {t(`alarm.state.${state}`)}
    </Tag>
  );
}
