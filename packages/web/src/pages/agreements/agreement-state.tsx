import {
  IconAlertTriangle,
  IconBan,
  IconCalendarOff,
  IconCalendarTime,
  IconCheck,
  IconFileDescription,
  IconPlayerPause,
  IconX,
  type Icon,
} from "@tabler/icons-react";
import type { AgreementRow, AgreementState, AgreementVersion } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { Tag, type Tone } from "../../parts/tag.tsx";

const states: Record<AgreementState, [Tone, Icon]> = {
  proposed: ["accent", IconFileDescription],
  rejected: ["plain", IconX],
  "not-yet-valid": ["quiet", IconCalendarTime],
  "in-force": ["good", IconCheck],
  suspended: ["warn", IconPlayerPause],
  expired: ["plain", IconCalendarOff],
  ended: ["bad", IconBan],
};

const versionStates: Record<AgreementVersion["state"], [Tone, Icon]> = {
  proposed: states.proposed,
  "in-force": states["in-force"],
  superseded: ["plain", IconCalendarOff],
  rejected: states.rejected,
};

/** Where an agreement stands, and how soon it ends. */
export function AgreementStateTags({ agreement }: { agreement: AgreementRow }) {
  const { t } = useText();
  const [tone, icon] = states[agreement.state];
  const { expires } = agreement;
  return (
    <span className="row">
      <Tag tone={tone} icon={icon}>
        {t(`agreements.state.${agreement.state}`)}
      </Tag>
      {expires && (
        <Tag tone={expires.reached === 60 ? "quiet" : "warn"} icon={IconAlertTriangle}>
          {t("agreements.expires", { count: expires.days })}
        </Tag>
      )}
    </span>
  );
}

/** Where a version stands. */
export function VersionStateTag({ state }: Pick<AgreementVersion, "state">) {
  const { t } = useText();
  const [tone, icon] = versionStates[state];
  return (
    <Tag tone={tone} icon={icon}>
      {t(`agreements.version-state.${state}`)}
    </Tag>
  );
}
