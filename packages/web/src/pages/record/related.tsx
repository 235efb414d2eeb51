import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { IconArrowLeft, IconArrowRight } from "@tabler/icons-react";
import { relatedQuery } from "../../api/records.ts";
import { propertyName } from "../../i18n/labels.ts";
import { useText } from "../../i18n/text.ts";
import { Caption } from "../../parts/caption.tsx";
import { HandlingBadge } from "../../parts/handling-badge.tsx";
import { KindMark } from "../../parts/kind-mark.tsx";
import { Section } from "../../parts/layout.tsx";
import classes from "./record.module.css";

/** The records that this one is tied to. */
export function Related({ recordId }: { recordId: string }) {
  const { t, language } = useText();
  const related = useQuery(relatedQuery(recordId)).data?.items ?? [];
  if (related.length === 0) return null;
  return (
    <Section title={t("related.title", { count: related.length })} flush>
      {related.map(({ property, direction, record }) => {
        const Arrow = direction === "to" ? IconArrowRight : IconArrowLeft;
        return (
          <div key={`${property}-${direction}-${record.id}`} className={classes["related"]}>
            <span className="row dim">
              <Arrow size={14} aria-label={t(`related.${direction}`)} />
              <span className="cut">{propertyName(property, language)}</span>
            </span>
            <Link to="/records/$recordId" params={{ recordId: record.id }} className="row">
              <KindMark kind={record.kind} wordless />
              <Caption record={record} />
            </Link>
            <HandlingBadge codes={record.handlingCodes} />
          </div>
        );
      })}
    </Section>
  );
}
