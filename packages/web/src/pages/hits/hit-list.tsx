import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { IconTargetArrow } from "@tabler/icons-react";
import type { Hit } from "../../api/contract.ts";
import { useCursorList } from "../../api/cursor-list.ts";
import { listHits } from "../../api/hits.ts";
import { authoritiesQuery } from "../../api/people.ts";
import { useText } from "../../i18n/text.ts";
import { useAddress } from "../../parts/address.ts";
import { Filter } from "../../parts/filters.tsx";
import { ListPage } from "../../parts/list-page.tsx";
import { EmptyState } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { VirtualList } from "../../parts/virtual-list.tsx";
import { HitCompact, useHitColumns } from "./hit-columns.tsx";
import { HitPreview } from "./hit-preview.tsx";

const states = [
  "open",
  "all",
  "new",
  "confirmed-here",
  "confirmed-there",
  "confirmed",
  "dismissed",
  "withdrawn",
] as const;

/** Hits as they come in: which record, at which partner, how strong. */
export function HitList() {
  const { t } = useText();
  const navigate = useNavigate();
  const [{ state = "open", partner, record, sel, sort = "-foundAt" }, setAddress] = useAddress();
  const list = useCursorList<Hit>(["hits", { state, partner, record, sort }], (page, signal) =>
    listHits(
      { ...page, state: state === "all" ? undefined : state, partner, record, sort },
      signal,
    ),
  );
  const columns = useHitColumns();
  const partners = (useQuery(authoritiesQuery).data ?? []).filter((row) => !row.self);
  const open = (hitId: string) => void navigate({ to: "/hits/$hitId", params: { hitId } });
  const filtered = Boolean(state !== "open" || partner || record);

  return (
    <ListPage
      head={<PageHead title={t("nav.hits")} sub={t("hit.page-meaning")} />}
      toolbar={
        <>
          <Filter
            label={t("hit.state")}
            value={state}
            onChange={(next) => setAddress({ state: next })}
            options={states.map((value) => ({ value, label: t(`hit.state.${value}`) }))}
          />
          <Filter
            label={t("hit.partner")}
            value={partner}
            onChange={(next) => setAddress({ partner: next })}
            all={t("hit.partner.all")}
            options={partners.map((row) => ({ value: row.id, label: row.name }))}
          />
        </>
      }
      panel={sel && <HitPreview hitId={sel} />}
      onClosePanel={() => setAddress({ sel: undefined })}
      onOpenPanel={() => sel && open(sel)}
    >
      <VirtualList
        list={list}
        columns={columns}
        compact={HitCompact}
        label={t("nav.hits")}
        selected={sel}
        onSelect={(id) => setAddress({ sel: id })}
        onOpen={(row) => open(row.id)}
        sort={sort}
        onSort={(next) => setAddress({ sort: next })}
        empty={
          <EmptyState
            icon={IconTargetArrow}
            title={t(filtered ? "list.nothing-found" : "hit.none")}
          >
            {t(filtered ? "list.nothing-found.meaning" : "hit.none.meaning")}
          </EmptyState>
        }
      />
    </ListPage>
  );
}
