import { lazy, type ReactNode, Suspense } from "react";
import { useAddress } from "../../parts/address.ts";
import { Page } from "../../parts/layout.tsx";
import { Waiting } from "../../parts/notices.tsx";
import { OversightHead, oversightTabs, type OversightTab } from "./oversight-head.tsx";

const parts: Record<OversightTab, () => Promise<{ default: () => ReactNode }>> = {
  summary: async () => ({ default: (await import("./summary.tsx")).Summary }),
  log: async () => ({ default: (await import("./log-list.tsx")).LogList }),
  exchanges: async () => ({ default: (await import("./exchanges.tsx")).ExchangesPart }),
  matching: async () => ({ default: (await import("./matching.tsx")).MatchingPart }),
  alarms: async () => ({ default: (await import("./alarm-list.tsx")).AlarmList }),
  people: async () => ({ default: (await import("./people.tsx")).PeoplePart }),
  export: async () => ({ default: (await import("./export-part.tsx")).ExportPart }),
};

const loaded = {
  summary: lazy(parts.summary),
  log: lazy(parts.log),
  exchanges: lazy(parts.exchanges),
  matching: lazy(parts.matching),
  alarms: lazy(parts.alarms),
  people: lazy(parts.people),
  export: lazy(parts.export),
};

/** What the data-protection officer sees: the log, not the content. */
export function OversightPage() {
  const [{ tab }] = useAddress();
  const shown = oversightTabs.find((name) => name === tab) ?? "summary";
  const Shown = loaded[shown];
  return (
    <Suspense
      fallback={
        <Page head={<OversightHead tab={shown} />}>
          <Waiting lines={10} />
        </Page>
      }
    >
      <Shown />
    </Suspense>
  );
}
