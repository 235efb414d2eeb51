import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import type { RequestDetail } from "../../api/contract.ts";
import { requestQuery } from "../../api/requests.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { textOr, useText } from "../../i18n/text.ts";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { Clock } from "../../parts/clock.tsx";
import { Columns, Page, Section } from "../../parts/layout.tsx";
import { ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { RequestStateTag } from "../../parts/states.tsx";
import classes from "../record/record.module.css";
import { Answer } from "./answer.tsx";
import { DirectionMark } from "./request-columns.tsx";
import { RequestFacts } from "./request-facts.tsx";
import { ReplyForm } from "./reply-form.tsx";

/** A request: what is asked and why, its clock, the answer. */
export function RequestPage() {
  const { requestId } = useParams({ from: "/inside/requests/$requestId" });
  const { data, error, refetch } = useQuery(requestQuery(requestId));
  if (error)
    return (
      <div style={{ padding: 16 }}>
        <ProblemNotice error={error} retry={() => void refetch()} />
      </div>
    );
  if (!data)
    return (
      <div style={{ padding: 16 }}>
        <Waiting lines={10} />
      </div>
    );
  return <OpenRequest request={data} />;
}

function OpenRequest({ request }: { request: RequestDetail }) {
  const { t } = useText();
  const formats = useFormats();
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
          title={request.record?.caption ?? request.purpose}
          beside={
            <>
              <RequestStateTag state={request.state} />
              <Clock
                from={request.receivedAt}
                dueAt={request.dueAt}
                stoppedAt={request.answeredAt}
              />
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
          {request.reply && <Answer request={request} reply={request.reply} />}
          {(request.can.reply || request.can.refuse) && <ReplyForm request={request} />}
          {request.direction === "out" && !request.reply && (
            <p className="dim" style={{ margin: 0 }}>
              {t("request.waiting", { authority: request.partner.name })}
            </p>
          )}
        </div>
        <div className="stack">
          <Section title={t("request.facts")}>
            <RequestFacts request={request} />
          </Section>
          <Section title={t("request.messages")} flush>
            <ol className={classes["history"]}>
              {request.messages.map((message) => (
                <li key={`${message.at}-${message.kind}`}>
                  <time
                    className="dim num"
                    dateTime={message.at}
                    title={formats.instant(message.at)}
                  >
                    {formats.moment(message.at)}
                  </time>
                  <span>{textOr(t, `request.message.${message.kind}`, message.kind)}</span>
                </li>
              ))}
            </ol>
          </Section>
        </div>
      </Columns>
    </Page>
  );
}
