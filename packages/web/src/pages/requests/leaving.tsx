import type { Authority } from "@entente/model";
import { IconAlertTriangle, IconShieldCheck } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Basis, GateDecision } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { GateReason } from "../../parts/gate-reason.tsx";
import { Note } from "../../parts/notices.tsx";
import hits from "../hits/hits.module.css";

type Props = {
  /** Everything that leaves, and nothing else. */
  what: ReactNode;
  to: Pick<Authority, "name" | "country">;
  basis: Pick<Basis, "title" | "legalBasis"> | undefined;
  /** Further rows: name and value. */
  more?: readonly (readonly [string, ReactNode] | null)[];
  /** What the gate says to the whole; left out while nothing is chosen. */
  decision?: GateDecision | undefined;
};

/** Before anything leaves: what, to whom, on which basis, and whether it may. */
export function Leaving({ what, to, basis, more, decision }: Props) {
  const { t } = useText();
  return (
    <div className="stack" role="status">
      <div className={hits["leave-card"]}>
        <div>
          <span>{t("gate.what")}</span>
          <div>{what}</div>
        </div>
        <div>
          <span>{t("gate.to")}</span>
          <AuthorityMark authority={to} foreign />
        </div>
        <div>
          <span>{t("gate.basis")}</span>
          <span>
            {basis?.title}
            <br />
            <span className="dim">{basis?.legalBasis}</span>
          </span>
        </div>
        {more?.map(
          (row) =>
            row && (
              <div key={row[0]}>
                <span>{row[0]}</span>
                <div>{row[1]}</div>
              </div>
            ),
        )}
      </div>
      {decision?.ok === true && (
        <Note tone="good" icon={IconShieldCheck}>
          {t("gate.may")} <span className="dim">{decision.basis}</span>
        </Note>
      )}
      {decision?.ok === false && (
        <Note tone="warn" icon={IconAlertTriangle}>
          <strong>{t("gate.may-not")}</strong>
          <GateReason refusal={decision} />
        </Note>
      )}
    </div>
  );
}
