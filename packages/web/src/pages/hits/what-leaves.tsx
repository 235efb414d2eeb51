import { IconAlertTriangle, IconShieldCheck } from "@tabler/icons-react";
import type { RequestPreview } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { GateReasonText } from "../../parts/gate-reason.tsx";
import { Note } from "../../parts/notices.tsx";
import classes from "./hits.module.css";

/** Before anything leaves: what, to whom, on which basis, and whether it may. */
export function WhatLeaves({ preview }: { preview: RequestPreview }) {
  const { t } = useText();
  const formats = useFormats();
  return (
    <div className="stack" role="status">
      <div className={classes["leave-card"]}>
        <div>
          <span>{t("gate.what")}</span>
          <ul className={classes["leaves"]}>
            {preview.leaves.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
        <div>
          <span>{t("gate.to")}</span>
          <AuthorityMark authority={preview.to} foreign />
        </div>
        <div>
          <span>{t("gate.basis")}</span>
          <span>
            {preview.basis.title}
            <br />
            <span className="dim">{preview.basis.legalBasis}</span>
          </span>
        </div>
        <div>
          <span>{t("gate.answer-by")}</span>
          <span>{formats.instant(preview.dueAt)}</span>
        </div>
      </div>
      {preview.allowed ? (
        <Note tone="good" icon={IconShieldCheck}>
          {t("gate.may")}
        </Note>
      ) : (
        <Note tone="warn" icon={IconAlertTriangle}>
          <strong>{t("gate.may-not")}</strong>
          {preview.reasons.map((reason) => (
            <GateReasonText key={reason.reason} reason={reason} />
          ))}
        </Note>
      )}
    </div>
  );
}
