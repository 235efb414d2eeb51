import { Link } from "@tanstack/react-router";
import type { RequestView } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { Facts } from "../../parts/layout.tsx";
import { DirectionMark } from "./request-columns.tsx";

/** Who asks whom, about what, by when. */
export function RequestFacts({ request }: { request: RequestView }) {
  const { t } = useText();
  const formats = useFormats();
  const { copy } = request;
  // The partner's own times are worth a line only where its clock is off.
  const partnerClock = request.partnerClock?.offset ? request.partnerClock : null;
  return (
    <Facts
      items={[
        [t("request.direction"), <DirectionMark key="direction" direction={request.direction} />],
        [t("request.partner"), <AuthorityMark key="partner" authority={request.partner} foreign />],
        [
          t("request.record"),
          <Link key="record" to="/records/$recordId" params={{ recordId: request.record.id }}>
            <bdi>{request.record.caption}</bdi>
          </Link>,
        ],
        [
          t("request.hit"),
          <Link key="hit" to="/hits/$hitId" params={{ hitId: request.hitId }}>
            {t("request.to-hit")}
          </Link>,
        ],
        [t("request.urgency"), t(`urgency.${request.urgency}`)],
        request.receivedAt ? [t("request.received"), formats.instant(request.receivedAt)] : null,
        [
          t(request.effectiveDueAt === request.dueAt ? "clock.due" : "clock.law"),
          formats.instant(request.dueAt),
        ],
        request.effectiveDueAt === request.dueAt
          ? null
          : [t("clock.delayed"), formats.instant(request.effectiveDueAt)],
        partnerClock?.receivedAt
          ? [t("partner-clock.received"), formats.instant(partnerClock.receivedAt)]
          : null,
        partnerClock?.dueAt ? [t("partner-clock.due"), formats.instant(partnerClock.dueAt)] : null,
        request.answeredAt ? [t("request.answered"), formats.instant(request.answeredAt)] : null,
        [t("request.delivery"), t(`request.delivery.${request.delivery}`)],
        copy
          ? [t("copy.state"), t(`copy.state.${copy.state}`, { reason: copy.reason ?? "" })]
          : null,
      ]}
    />
  );
}
