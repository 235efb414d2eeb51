import { Tabs } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useText } from "../../i18n/text.ts";
import { PageHead } from "../../parts/page-head.tsx";

export const oversightTabs = [
  "summary",
  "log",
  "exchanges",
  "matching",
  "alarms",
  "people",
  "export",
] as const;

export type OversightTab = (typeof oversightTabs)[number];

/** The heading of the oversight pages, and the way from one to the other. */
export function OversightHead({ tab }: { tab: OversightTab }) {
  const { t } = useText();
  const navigate = useNavigate();
  return (
    <>
      <PageHead title={t("nav.oversight")} sub={t("oversight.meaning")} />
      <Tabs
        value={tab}
        onChange={(next) => void navigate({ to: "/oversight", search: { tab: next ?? undefined } })}
        style={{ padding: "0 16px", marginBottom: 10 }}
      >
        <Tabs.List style={{ flexWrap: "wrap" }}>
          {oversightTabs.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`oversight.tab.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
    </>
  );
}
