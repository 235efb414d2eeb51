import { IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import type { AgreementDetails, AgreementVersion } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { Note } from "../../parts/notices.tsx";
import { Tag } from "../../parts/tag.tsx";
import { VersionStateTag } from "./agreement-state.tsx";
import classes from "./agreements.module.css";
import { useTermRows } from "./term-rows.tsx";

type Props = {
  agreement: AgreementDetails;
  version: AgreementVersion;
  before: AgreementVersion | undefined;
};

/** A version: who proposed, signed or rejected it, and what it changed. */
export function VersionCard({ agreement, version, before }: Props) {
  const { t } = useText();
  const formats = useFormats();
  const rows = useTermRows();
  const nameOf = (id: string) => agreement.partners.find((one) => one.id === id)?.name ?? id;
  const said = (party: string, person: string | null, at: string) => ({
    authority: nameOf(party),
    person: person ?? t("agreements.by-file"),
    at: formats.moment(at),
  });
  const old = before ? new Map(rows(before.terms).map((row) => [row.name, row.words])) : null;
  const changed = rows(version.terms).filter(({ name }) => version.changed.includes(name));
  return (
    <article className={classes["version"]}>
      <header className="row">
        <h3>{t("agreements.version", { version: version.version })}</h3>
        <VersionStateTag state={version.state} />
      </header>
      <p className="dim">
        {t(
          "agreements.proposed-by",
          said(version.proposedBy, version.proposer, version.proposedAt),
        )}
      </p>
      {version.note && <Note>{version.note}</Note>}
      <ul className={classes["signatures"]}>
        {version.signatures.map(({ party, person, at, valid }) => (
          <li key={party}>
            <Tag tone={valid ? "good" : "bad"} icon={valid ? IconShieldCheck : IconShieldX}>
              {t(valid ? "agreements.signature.valid" : "agreements.signature.invalid")}
            </Tag>{" "}
            {t("agreements.signed-by", said(party, person, at))}
          </li>
        ))}
        {version.rejections.map(({ party, person, at, reason }) => (
          <li key={`no ${party}`}>
            {t("agreements.rejected-by", { ...said(party, person, at), reason })}
          </li>
        ))}
      </ul>
      {old &&
        (changed.length === 0 ? (
          <p className="dim">{t("agreements.unchanged")}</p>
        ) : (
          <>
            <h4>{t("agreements.changed")}</h4>
            <dl className={classes["changes"]}>
              {changed.map(({ name, label, words }) => (
                <div key={name}>
                  <dt>{label}</dt>
                  <dd>
                    <span className="only-read-aloud">{t("agreements.before")}: </span>
                    <del>{old.get(name)}</del>
                  </dd>
                  <dd>
                    <span className="only-read-aloud">{t("agreements.now")}: </span>
                    <ins>{words}</ins>
                  </dd>
                </div>
              ))}
            </dl>
          </>
        ))}
    </article>
  );
}
