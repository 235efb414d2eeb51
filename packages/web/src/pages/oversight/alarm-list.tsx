import { IconBellCheck } from "@tabler/icons-react";
import { useMemo } from "react";
import type { Alarm } from "../../api/contract.ts";
import { useCursorList } from "../../api/cursor-list.ts";
import { listAlarms } from "../../api/oversight.ts";
import { useText } from "../../i18n/text.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useAddress } from "../../parts/address.ts";
import { Filter } from "../../parts/filters.tsx";
import { ListPage } from "../../parts/list-page.tsx";
import { EmptyState } from "../../parts/notices.tsx";
import { VirtualList, type Column } from "../../parts/virtual-list.tsx";
import { AlarmPreview } from "./alarm-preview.tsx";
import { AlarmStateTag } from "./alarm-state.tsx";
import { OversightHead } from "./oversight-head.tsx";

/** Odd patterns, what they stopped, and what became of them. */
export function AlarmList() {
  const { t } = useText();
  const [{ state = "unresolved", sel }, setAddress] = useAddress();
  const list = useCursorList<Alarm>(["alarms", state], (page, signal) =>
    listAlarms({ ...page, state: state === "all" ? undefined : state }, signal),
  );
  const columns = useAlarmColumns();
  const at = sel === undefined ? -1 : list.indexWhere((row) => row.id === sel);
  const selected = at < 0 ? undefined : list.at(at);
  return (
    <ListPage
      head={<OversightHead tab="alarms" />}
      toolbar={
        <Filter
          label={t("alarm.state")}
          value={state}
          onChange={(next) => setAddress({ state: next })}
          options={(["unresolved", "resolved", "all"] as const).map((value) => ({
            value,
            label: t(`alarm.state.${value}`),
          }))}
        />
      }
      panel={selected && <AlarmPreview key={selected.id} alarm={selected} />}
      onClosePanel={() => setAddress({ sel: undefined })}
    >
      <VirtualList
        list={list}
        columns={columns}
        compact={AlarmCompact}
        label={t("oversight.tab.alarms")}
        selected={sel}
        onSelect={(id) => setAddress({ sel: id })}
        onOpen={(row) => setAddress({ sel: row.id })}
        empty={
          <EmptyState icon={IconBellCheck} title={t("alarm.none")}>
            {t("alarm.none.meaning")}
          </EmptyState>
        }
      />
    </ListPage>
  );
}

/** Whom an alarm concerns. */
const subjectText = ({ subject }: Alarm): string =>
  subject.partner ? `${subject.partner.name} (${subject.name})` : subject.name;

function useAlarmColumns(): readonly Column<Alarm>[] {
  const { t } = useText();
  const formats = useFormats();
  return useMemo(
    () => [
      {
        key: "state",
        label: t("alarm.state"),
        width: "160px",
        render: (row) => <AlarmStateTag state={row.state} />,
      },
      {
        key: "pattern",
        label: t("alarm.pattern"),
        width: "minmax(180px, 2fr)",
        render: (row) => t(`alarm.pattern.${row.pattern}`),
      },
      {
        key: "subject",
        label: t("alarm.subject"),
        width: "minmax(140px, 1.6fr)",
        render: subjectText,
      },
      {
        key: "effect",
        label: t("alarm.effect"),
        width: "130px",
        from: 760,
        render: (row) => t(row.stops ? "alarm.stops" : "alarm.reports"),
      },
      {
        key: "raised",
        label: t("alarm.raised"),
        width: "160px",
        from: 640,
        render: (row) => <span className="num">{formats.moment(row.raisedAt)}</span>,
      },
    ],
    [t, formats],
  );
}

function AlarmCompact(row: Alarm) {
  return <CompactAlarm alarm={row} />;
}

function CompactAlarm({ alarm }: { alarm: Alarm }) {
  const { t } = useText();
  return (
    <div className="stack" style={{ gap: 3 }}>
      <span className="row">
        <span className="cut">{t(`alarm.pattern.${alarm.pattern}`)}</span>
        <span className="push">
          <AlarmStateTag state={alarm.state} />
        </span>
      </span>
      <span className="cut">{subjectText(alarm)}</span>
    </div>
  );
}
