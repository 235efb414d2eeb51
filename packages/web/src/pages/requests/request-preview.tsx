import { useQuery } from "@tanstack/react-query";
import { requestQuery } from "../../api/requests.ts";
import { useText } from "../../i18n/text.ts";
import { Clock } from "../../parts/clock.tsx";
import { LinkButton } from "../../parts/link-button.tsx";
import { ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { PreviewHead } from "../../parts/preview-head.tsx";
import { RequestStateTag } from "../../parts/states.tsx";
import { DirectionMark } from "./request-columns.tsx";
import { RequestFacts } from "./request-facts.tsx";

/** A request beside the list. */
export function RequestPreviewPanel({ requestId }: { requestId: string }) {
  const { t } = useText();
  const { data, error } = useQuery(requestQuery(requestId));
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Waiting />;
  return (
    <div className="stack">
      <PreviewHead
        title={data.record.caption}
        above={<DirectionMark direction={data.direction} />}
        to={`/requests/${data.id}`}
      />
      <div className="row-wrap">
        <RequestStateTag request={data} />
        <Clock request={data} />
      </div>
      <div>
        <strong>{data.purpose}</strong>
        <p style={{ margin: "4px 0 0", whiteSpace: "pre-wrap" }}>{data.justification}</p>
      </div>
      {data.can.answer && (
        <div>
          <LinkButton to="/requests/$requestId" params={{ requestId: data.id }}>
            {t("request.reply")}
          </LinkButton>
        </div>
      )}
      <RequestFacts request={data} />
    </div>
  );
}
