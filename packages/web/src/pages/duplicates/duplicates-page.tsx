import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { IconCopyCheck } from "@tabler/icons-react";
import type { Duplicate } from "../../api/contract.ts";
import { caseQuery } from "../../api/cases.ts";
import { useCursorList } from "../../api/cursor-list.ts";
import { listDuplicates } from "../../api/duplicates.ts";
import { kindName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { useAddress } from "../../parts/address.ts";
import { Filter } from "../../parts/filters.tsx";
import { useKeys } from "../../parts/keys.ts";
import { ListPage } from "../../parts/list-page.tsx";
import { EmptyState } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { VirtualList } from "../../parts/virtual-list.tsx";
import { DuplicateCompact, useDuplicateColumns } from "./duplicate-columns.tsx";
import { DuplicatePanel } from "./duplicate-panel.tsx";
import { RunStrip } from "./run-strip.tsx";
import { useDecisions } from "./use-decisions.ts";

const states = ["open", "later", "same", "different"] as const;

/** Kinds of records that are compared. */
const comparedKinds = [
  "Person",
  "Organization",
  "Company",
  "Vessel",
  "Vehicle",
  "Container",
  "Phone",
  "Device",
  "BankAccount",
] as const;

/** Pairs of own records that may be of the same, to be decided one after the other. */
export function DuplicatesPage() {
  const { t, language } = useText();
  const navigate = useNavigate();
  const [{ state = "open", kind, case: caseId, sel }, setAddress] = useAddress();
  const query = { state, kind, case: caseId };
  const list = useCursorList<Duplicate>(["duplicates", query], (page, signal) =>
    listDuplicates({ ...page, ...query }, signal),
  );
  const columns = useDuplicateColumns();
  const decisions = useDecisions(list, (id) => setAddress({ sel: id }));
  // Without a pair on the page there is still the last decision to be taken back.
  useKeys({ u: () => decisions.undo() }, !sel);
  const none = state === "open" && !kind && !caseId;

  return (
    <ListPage
      head={
        <PageHead
          title={t("nav.duplicates")}
          above={caseId && <CaseName caseId={caseId} />}
          sub={t("duplicate.page-meaning")}
          actions={<RunStrip />}
        />
      }
      toolbar={
        <>
          <Filter
            label={t("duplicate.state")}
            value={state}
            onChange={(next) => setAddress({ state: next, sel: undefined })}
            options={states.map((value) => ({ value, label: t(`duplicate.state.${value}`) }))}
          />
          <Filter
            label={t("record.kind")}
            value={kind}
            onChange={(next) => setAddress({ kind: next, sel: undefined })}
            all={t("duplicate.kind.all")}
            options={comparedKinds.map((value) => ({ value, label: kindName(value, language) }))}
          />
        </>
      }
      panel={sel && <DuplicatePanel pairId={sel} caseId={caseId} decisions={decisions} />}
      onClosePanel={() => setAddress({ sel: undefined })}
    >
      <VirtualList
        list={list}
        columns={columns}
        compact={DuplicateCompact}
        label={t("nav.duplicates")}
        selected={sel}
        onSelect={(id) => setAddress({ sel: id })}
        onOpen={({ left, right }) =>
          void navigate({ to: "/compare", search: { left: left.id, right: right.id } })
        }
        empty={
          <EmptyState
            icon={IconCopyCheck}
            title={t(none ? "duplicate.none" : "list.nothing-found")}
          >
            {t(none ? "duplicate.none.meaning" : "list.nothing-found.meaning")}
          </EmptyState>
        }
      />
    </ListPage>
  );
}

function CaseName({ caseId }: { caseId: string }) {
  const { data } = useQuery(caseQuery(caseId));
  return (
    <Link to="/cases/$caseId" params={{ caseId }}>
      {data ? `${data.number} ${data.title}` : caseId}
    </Link>
  );
}
