import { IconHistoryToggle, IconLink, IconUnlink, type Icon } from "@tabler/icons-react";
import type { AuthorityRow } from "../api/contract.ts";
import { useText } from "../i18n/text.ts";
import { useFormats } from "../i18n/use-formats.ts";
import { Tag, type Tone } from "./tag.tsx";

type LedgerState = NonNullable<AuthorityRow["ledger"]>;

const looks: Record<LedgerState["state"], [Tone, Icon]> = {
  consistent: ["good", IconLink],
  unproven: ["warn", IconHistoryToggle],
  rewritten: ["bad", IconUnlink],
};

type Props = {
  /** Null while nothing is known of the partner's log. */
  ledger: LedgerState | null;
};

/** Whether a partner's log continues what this node has seen of it, as a tag that explains itself. */
export function LedgerWitnessTag({ ledger }: Props) {
  const { t } = useText();
  const words = useLedgerWords(ledger);
  if (!ledger) return <Tag tone="quiet">{t("ledger.state.none")}</Tag>;
  const [tone, icon] = looks[ledger.state];
  return (
    <Tag tone={tone} icon={icon} title={words}>
      {t(`ledger.state.${ledger.state}`)}
    </Tag>
  );
}

/** The same in a sentence, for a partner's page. */
export function LedgerWitness({ ledger }: Props) {
  const { t } = useText();
  const formats = useFormats();
  const words = useLedgerWords(ledger);
  return (
    <>
      <LedgerWitnessTag ledger={ledger} />
      {words === undefined ? null : <p>{words}</p>}
      {ledger?.breaks?.map((one) => (
        <p key={one.acceptedAt}>
          {t("ledger.acceptedBreak", {
            rewritten: formats.instant(one.rewrittenAt),
            accepted: formats.instant(one.acceptedAt),
            by: one.acceptedBy,
            reason: one.reason,
          })}
        </p>
      ))}
    </>
  );
}

function useLedgerWords(ledger: LedgerState | null): string | undefined {
  const { t } = useText();
  const formats = useFormats();
  if (!ledger) return undefined;
  return t(`ledger.explained.${ledger.state}`, {
    size: formats.number(ledger.size),
    at: formats.instant(ledger.at),
    since: formats.instant(ledger.since ?? ledger.at),
  });
}
