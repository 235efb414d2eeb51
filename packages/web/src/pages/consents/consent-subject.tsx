import type { Consent } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";

/** What a consent is about: the records that are open to the reader, or else how many statements. */
export function ConsentSubject({ consent }: { consent: Consent }) {
  const { t } = useText();
  const captions = consent.records.map(({ caption }) => caption).join(", ");
  if (captions) return <bdi>{captions}</bdi>;
  return (
    <span className="dim">{t("consent.statements.count", { count: consent.statements })}</span>
  );
}
