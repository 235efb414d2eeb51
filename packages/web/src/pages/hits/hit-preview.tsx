import { useQuery } from "@tanstack/react-query";
import type { Hit } from "../../api/contract.ts";
import { hitQuery } from "../../api/hits.ts";
import { useText } from "../../i18n/text.ts";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { PreviewHead } from "../../parts/preview-head.tsx";
import { HitStateTag } from "../../parts/states.tsx";
import { StrengthMark } from "../../parts/strength.tsx";
import { Evidence } from "./evidence.tsx";
import { HitDecision } from "./hit-decision.tsx";

/** A hit beside the list, where it can be decided at once. */
export function HitPreview({ hitId }: { hitId: string }) {
  const { data, error } = useQuery(hitQuery(hitId));
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Waiting />;
  return <Shown hit={data} />;
}

function Shown({ hit }: { hit: Hit }) {
  const { t } = useText();
  return (
    <div className="stack">
      <PreviewHead
        title={hit.record.caption}
        above={
          <>
            {t("hit.with")} <AuthorityMark authority={hit.partner} foreign />
          </>
        }
        to={`/hits/${hit.id}`}
      />
      <div className="row-wrap">
        <HitStateTag state={hit.state} agreementOver={hit.agreementOver} />
        <StrengthMark strength={hit.strength} />
      </div>
      <Evidence hit={hit} />
      <HitDecision hit={hit} />
    </div>
  );
}
