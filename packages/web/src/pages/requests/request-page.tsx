import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { IconAlertTriangle, IconArrowBackUp } from "@tabler/icons-react";
import type { RequestView } from "../../api/contract.ts";
import { requestQuery } from "../../api/requests.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { Clock } from "../../parts/clock.tsx";
import { Columns, Page, Section } from "../../parts/layout.tsx";
import { Note } from "../../parts/notices.tsx";
import { PageProblem, PageWaiting } from "../../parts/page-problem.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { RequestStateTag } from "../../parts/states.tsx";
import { Answer } from "./answer.tsx";
import { Approval } from "./approval.tsx";
import { Delays } from "./delays.tsx";
import { DirectionMark } from "./request-columns.tsx";
import { RequestFacts } from "./request-facts.tsx";
import { ReplyForm } from "./reply-form.tsx";
import { useAnswers } from "./use-answers.ts";

/** A request: what is asked and why, its clock, the answer. */
export function RequestPage() {
  const { requestId } = useParams({ from: "/inside/requests/$requestId" });
  const { data, error, refetch } = useQuery(requestQuery(requestId));
  if (error) return <PageProblem error={error} retry={() => void refetch()} />;
  if (!data) return <PageWaiting lines={10} />;
  return <OpenRequest request={data} />;
}

function OpenRequest({ request }: { request: RequestView }) {
  const { t } = useText();
  return (
    <Page
      head={
        <PageHead
          above={
            <>
              <Link to="/requests">{t("nav.requests")}</Link> /{" "}
              <DirectionMark direction={request.direction} />
            </>
          }
          title={request.record.caption}
          beside={
            <>
              <RequestStateTag request={request} />
              <Clock request={request} />
            </>
          }
          sub={
            <span className="row">
              {t(request.direction === "in" ? "request.from" : "request.to")}{" "}
              <AuthorityMark authority={request.partner} foreign />
            </span>
          }
        />
      }
    >
      <Columns>
        <div className="stack">
          <Section title={t("request.asked")}>
            <strong>{request.purpose}</strong>
            <p style={{ margin: "6px 0 0", whiteSpace: "pre-wrap" }}>{request.justification}</p>
          </Section>
          <Delays request={request} />
          {request.answeredAt && <Answer request={request} answeredAt={request.answeredAt} />}
          <Prepared request={request} />
          {request.can.answer && <ReplyForm request={request} />}
          {request.direction === "out" && !request.answeredAt && (
            <p className="dim" style={{ margin: 0 }}>
              {t("request.waiting", { authority: request.partner.name })}
            </p>
          )}
        </div>
        <div className="stack">
          <Section title={t("request.facts")}>
            <RequestFacts request={request} />
          </Section>
          <PartnerClock request={request} />
        </div>
      </Columns>
    </Page>
  );
}

/** The answer that waits for a second person, or why the last one came back. */
function Prepared({ request }: { request: RequestView }) {
  const { t } = useText();
  const answers = useAnswers();
  const { prepared } = request;
  if (!prepared || !answers || request.answeredAt) return null;
  if (prepared.state === "waiting") return <Approval request={request} prepared={prepared} />;
  return (
    <Note tone="warn" icon={IconArrowBackUp}>
      {prepared.reason === null
        ? t("approval.void")
        : t("approval.returned", { reason: prepared.reason })}
    </Note>
  );
}

/** A warning when the partner's clock is off. */
function PartnerClock({ request }: { request: RequestView }) {
  const { t } = useText();
  const formats = useFormats();
  const offset = request.partnerClock?.offset ?? 0;
  if (offset === 0) return null;
  return (
    <Note tone="warn" icon={IconAlertTriangle}>
      {t("partner-clock.off", {
        authority: request.partner.name,
        span: formats.span(Math.abs(offset)),
        direction: t(offset > 0 ? "partner-clock.ahead" : "partner-clock.behind"),
      })}
    </Note>
  );
}
