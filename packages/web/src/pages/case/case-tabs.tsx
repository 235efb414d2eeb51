import { Tabs } from "@mantine/core";
import type { Case } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";

type Props = { file: Case; value: "records" | "about"; onChange: (tab: string) => void };

/** Switches between the records of a case and what it is. */
export function CaseTabs({ file, value, onChange }: Props) {
  const { t } = useText();
  const formats = useFormats();
  return (
    <Tabs
      value={value}
      onChange={(next) => onChange(next ?? "records")}
      style={{ padding: "0 16px", marginBottom: 10 }}
    >
      <Tabs.List>
        <Tabs.Tab value="records">
          {t("case.records")} <span className="dim num">{formats.number(file.records)}</span>
        </Tabs.Tab>
        <Tabs.Tab value="about">
          {t("case.members-and-purpose")}{" "}
          <span className="dim num">{formats.number(file.members)}</span>
        </Tabs.Tab>
      </Tabs.List>
    </Tabs>
  );
}
