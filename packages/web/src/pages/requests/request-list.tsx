import { SegmentedControl } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import {
  IconArrowsExchange,
  IconChartHistogram,
  IconMailbox,
  IconTargetArrow,
} from "@tabler/icons-react";
import type { RequestView } from "../../api/contract.ts";
import { useCursorList } from "../../api/cursor-list.ts";
import { listRequests } from "../../api/requests.ts";
import { useText } from "../../i18n/text.ts";
import { useAddress } from "../../parts/address.ts";
import { Filter } from "../../parts/filters.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { ListPage } from "../../parts/list-page.tsx";
import { EmptyState } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { VirtualList } from "../../parts/virtual-list.tsx";
import { RequestCompact, useRequestColumns } from "./request-columns.tsx";
import { RequestPreviewPanel } from "./request-preview.tsx";
import { ToDo } from "./to-do.tsx";
import { useAnswers } from "./use-answers.ts";

const states = ["open", "overdue", "received", "sent", "answered", "refused", "failed"] as const;

/** Requests received and sent, the most pressing first. */
export function RequestList() {
  const { t } = useText();
  const navigate = useNavigate();
  const [{ direction, state = "open", sel, sort = "dueAt" }, setAddress] = useAddress();
  const list = useCursorList<RequestView>(
    ["requests", { direction, state, sort }],
    (page, signal) =>
      listRequests(
        { ...page, direction, state: state === "all" ? undefined : state, sort },
        signal,
      ),
  );
  const columns = useRequestColumns();
  const answers = useAnswers();
  const open = (requestId: string) =>
    void navigate({ to: "/requests/$requestId", params: { requestId } });
  const filtered = Boolean(direction) || state !== "open";

  return (
    <ListPage
      head={
        <>
          <PageHead
            title={t("nav.requests")}
            sub={t("request.page-meaning")}
            actions={
              answers && (
                <>
                  <LinkButton to="/requests/outside" variant="default" icon={IconMailbox}>
                    {t("outside.title")}
                  </LinkButton>
                  <LinkButton to="/requests/statistics" variant="default" icon={IconChartHistogram}>
                    {t("statistics.open")}
                  </LinkButton>
                </>
              )
            }
          />
          <ToDo />
        </>
      }
      toolbar={
        <>
          <SegmentedControl
            size="xs"
            aria-label={t("request.direction")}
            value={direction ?? ""}
            onChange={(next) => setAddress({ direction: next })}
            data={[
              { value: "", label: t("request.direction.all") },
              { value: "in", label: t("request.direction.in") },
              { value: "out", label: t("request.direction.out") },
            ]}
          />
          <Filter
            label={t("request.state")}
            value={state}
            onChange={(next) => setAddress({ state: next })}
            options={states.map((value) => ({ value, label: t(`request.state.${value}`) }))}
          />
        </>
      }
      panel={sel && <RequestPreviewPanel requestId={sel} />}
      onClosePanel={() => setAddress({ sel: undefined })}
      onOpenPanel={() => sel && open(sel)}
    >
      <VirtualList
        list={list}
        columns={columns}
        compact={RequestCompact}
        label={t("nav.requests")}
        selected={sel}
        onSelect={(id) => setAddress({ sel: id })}
        onOpen={(row) => open(row.id)}
        sort={sort}
        onSort={(next) => setAddress({ sort: next })}
        empty={
          <EmptyState
            icon={IconArrowsExchange}
            title={t(filtered ? "list.nothing-found" : "request.none")}
            action={
              !filtered && (
                <LinkButton to="/hits" icon={IconTargetArrow}>
                  {t("request.none.action")}
                </LinkButton>
              )
            }
          >
            {t(filtered ? "list.nothing-found.meaning" : "request.none.meaning")}
          </EmptyState>
        }
      />
    </ListPage>
  );
}
