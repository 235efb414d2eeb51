import { useQuery } from "@tanstack/react-query";
import { IconNotes } from "@tabler/icons-react";
import { useMemo } from "react";
import type { UserRow } from "../../api/contract.ts";
import { useCursorList } from "../../api/cursor-list.ts";
import { colleaguesQuery, listLog } from "../../api/oversight.ts";
import { authoritiesQuery } from "../../api/people.ts";
import { useText } from "../../i18n/text.ts";
import { useAddress } from "../../parts/address.ts";
import { Filter, SearchField } from "../../parts/filters.tsx";
import { ListPage } from "../../parts/list-page.tsx";
import { EmptyState } from "../../parts/notices.tsx";
import { useNow } from "../../parts/now.ts";
import { VirtualList } from "../../parts/virtual-list.tsx";
import { LogCompact, type LogRow, useLogColumns } from "./log-columns.tsx";
import { LogPreview } from "./log-preview.tsx";
import { acts, actText } from "./log-words.ts";
import { OversightHead } from "./oversight-head.tsx";
import { PeriodFilter } from "./period-filter.tsx";
import { periodOf, spanOf } from "./period.ts";

/** The log: who did what, on what, and why. */
export function LogList() {
  const { t } = useText();
  const [address, setAddress] = useAddress();
  const { actor, act, object, case: caseId, partner, only, sel } = address;
  const period = periodOf(address["period"]);
  const now = useNow();
  const { from, to } = spanOf(period, now);
  const filter = { actor, act, object, case: caseId, partner, only, from, to };
  const list = useCursorList<LogRow>(["oversight", "log", filter], async (page, signal) => {
    const { items, ...rest } = await listLog({ ...page, ...filter }, signal);
    return { ...rest, items: items.map((entry) => ({ ...entry, id: String(entry.seq) })) };
  });
  const columns = useLogColumns();
  const users = useQuery(colleaguesQuery).data;
  const partners = (useQuery(authoritiesQuery).data ?? []).filter((row) => !row.self);
  const people = useMemo(() => peopleFor(users ?? [], actor), [users, actor]);
  const at = sel === undefined ? -1 : list.indexWhere((row) => row.id === sel);
  const selected = at < 0 ? undefined : list.at(at);

  return (
    <ListPage
      head={<OversightHead tab="log" />}
      toolbar={
        <>
          <SearchField
            label={t("log.object.search")}
            value={object}
            onChange={(next) => setAddress({ object: next.trim() })}
          />
          <PeriodFilter value={period} onChange={(next) => setAddress({ period: next })} />
          <Filter
            label={t("log.actor")}
            value={actor}
            onChange={(next) => setAddress({ actor: next })}
            all={t("log.actor.all")}
            options={people}
          />
          <Filter
            label={t("log.act")}
            value={act}
            onChange={(next) => setAddress({ act: next })}
            all={t("log.act.all")}
            options={acts.map((value) => ({ value, label: actText(t, value) }))}
          />
          <Filter
            label={t("hit.partner")}
            value={partner}
            onChange={(next) => setAddress({ partner: next })}
            all={t("log.partner.all")}
            options={partners.map((row) => ({ value: row.id, label: row.name }))}
          />
          <Filter
            label={t("log.only")}
            value={only}
            onChange={(next) => setAddress({ only: next })}
            all={t("log.only.all")}
            options={[{ value: "missed", label: t("log.only.missed") }]}
          />
        </>
      }
      panel={selected && <LogPreview entry={selected} />}
      onClosePanel={() => setAddress({ sel: undefined })}
    >
      <VirtualList
        list={list}
        columns={columns}
        compact={LogCompact}
        label={t("oversight.tab.log")}
        selected={sel}
        onSelect={(id) => setAddress({ sel: id })}
        onOpen={(row) => setAddress({ sel: row.id })}
        empty={
          <EmptyState icon={IconNotes} title={t("log.none")}>
            {t("log.none.meaning")}
          </EmptyState>
        }
      />
    </ListPage>
  );
}

/** The users one can choose, and whoever was chosen by a link, a partner for example. */
function peopleFor(users: readonly UserRow[], chosen: string | undefined) {
  const options = users.map((user) => ({ value: user.id, label: user.name }));
  const known = chosen === undefined || options.some(({ value }) => value === chosen);
  return known ? options : [...options, { value: chosen, label: chosen }];
}
