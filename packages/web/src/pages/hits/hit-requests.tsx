import { Link } from "@tanstack/react-router";
import type { RequestView } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { Clock } from "../../parts/clock.tsx";
import { Section } from "../../parts/layout.tsx";
import { RequestStateTag } from "../../parts/states.tsx";

/** The requests that were made on a hit. */
export function HitRequests({ requests }: { requests: readonly RequestView[] }) {
  const { t } = useText();
  return (
    <Section title={t("hit.requests")}>
      <div className="stack">
        {requests.map((request) => (
          <div key={request.id} className="row-wrap">
            <RequestStateTag request={request} />
            <Link to="/requests/$requestId" params={{ requestId: request.id }}>
              {t(`request.direction.${request.direction}`)}: {request.purpose}
            </Link>
            <span className="push">
              <Clock request={request} />
            </span>
          </div>
        ))}
      </div>
    </Section>
  );
}
