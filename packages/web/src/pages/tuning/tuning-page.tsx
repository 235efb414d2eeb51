import { useQuery } from "@tanstack/react-query";
import { linkageQuery } from "../../api/duplicates.ts";
import type { Linkage } from "../../api/contract.ts";
import { sessionQuery } from "../../api/people.ts";
import { kindName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { useAddress } from "../../parts/address.ts";
import { Filter } from "../../parts/filters.tsx";
import { Page } from "../../parts/layout.tsx";
import { ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { RunStrip } from "../duplicates/run-strip.tsx";
import { HitThresholds } from "./hit-thresholds.tsx";
import { Outcomes } from "./outcomes.tsx";
import { Versions } from "./versions.tsx";
import { Weights } from "./weights.tsx";

/** How records are compared: from when on pairs are proposed, what each field weighs, and its history. */
export function TuningPage() {
  const { t } = useText();
  const [{ kind = "Person" }] = useAddress();
  const { data, error, refetch } = useQuery(linkageQuery(kind));
  return (
    <Page
      head={
        <PageHead title={t("nav.tuning")} sub={t("tuning.page-meaning")} actions={<RunStrip />} />
      }
    >
      {error && <ProblemNotice error={error} retry={() => void refetch()} />}
      {!data && !error && <Waiting lines={12} />}
      {data && <Tuning linkage={data} />}
      <HitThresholds />
    </Page>
  );
}

function Tuning({ linkage }: { linkage: Linkage }) {
  const { t, language } = useText();
  const [, setAddress] = useAddress();
  const roles = useQuery(sessionQuery).data?.user.roles ?? [];
  const may = roles.includes("administrator");
  return (
    <>
      <div className="row-wrap">
        <Filter
          label={t("record.kind")}
          value={linkage.kind}
          onChange={(kind) => setAddress({ kind })}
          options={linkage.kinds.map((value) => ({ value, label: kindName(value, language) }))}
        />
        <span className="dim">{t("tuning.version", { version: linkage.version })}</span>
      </div>
      <Outcomes key={`${linkage.kind} ${linkage.version}`} linkage={linkage} may={may} />
      <Weights linkage={linkage} may={may} />
      <Versions linkage={linkage} may={may} />
    </>
  );
}
