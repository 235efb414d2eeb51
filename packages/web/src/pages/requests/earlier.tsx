import { Link } from "@tanstack/react-router";
import type { Earlier } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { textOr, useText } from "../../i18n/text.ts";
import { Section } from "../../parts/layout.tsx";
import { Tag } from "../../parts/tag.tsx";

/** One earlier request, in words. */
export function EarlierLine({ earlier }: { earlier: Earlier }) {
  const { t } = useText();
  const formats = useFormats();
  const { type, channel, reference, statements } = earlier;
  return (
    <span className="row-wrap">
      {formats.moment(earlier.at)} ·{" "}
      {channel ? textOr(t, `outside.channel.${channel}`, channel) : t(`earlier.type.${type}`)}
      {reference && ` ${reference}`} · {textOr(t, `earlier.state.${earlier.state}`, earlier.state)}
      {statements !== null && ` · ${t("request.statements-given", { count: statements })}`}
      {earlier.duplicate && <Tag tone="warn">{t("earlier.duplicate")}</Tag>}
    </span>
  );
}

/** What was exchanged with the same partner on the same subject before. */
export function EarlierExchanges({ earlier }: { earlier: readonly Earlier[] }) {
  const { t } = useText();
  if (earlier.length === 0) return null;
  return (
    <Section title={t("earlier.title")}>
      <ul className="stack" style={{ margin: 0, paddingInlineStart: 18 }}>
        {earlier.map((one) => (
          <li key={one.id}>
            {one.type === "outside" ? (
              <EarlierLine earlier={one} />
            ) : (
              <Link to="/requests/$requestId" params={{ requestId: one.id }}>
                <EarlierLine earlier={one} />
              </Link>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
