import type { ReactNode } from "react";
import type { Case } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { Columns, Facts, Page, Section } from "../../parts/layout.tsx";
import { CaseTabs } from "./case-tabs.tsx";
import { Members } from "./members.tsx";
import { Purpose } from "./purpose.tsx";

type Props = { file: Case; head: ReactNode; onTab: (tab: string) => void };

/** Who works on a case and what for. */
export function CaseAbout({ file, head, onTab }: Props) {
  const { t } = useText();
  const formats = useFormats();
  return (
    <Page
      head={
        <>
          {head}
          <CaseTabs file={file} value="about" onChange={onTab} />
        </>
      }
    >
      <Columns>
        <Members file={file} />
        <div className="stack">
          <Purpose file={file} />
          <Section title={t("case.facts")}>
            <Facts
              items={[
                [
                  t("case.number"),
                  <span key="number" className="mono">
                    {file.number}
                  </span>,
                ],
                [t("case.created"), formats.moment(file.createdAt)],
                [t("case.updated"), formats.moment(file.updatedAt)],
                [t("case.records"), formats.number(file.records)],
              ]}
            />
          </Section>
        </div>
      </Columns>
    </Page>
  );
}
