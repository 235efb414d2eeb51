import { IconHistory } from "@tabler/icons-react";
import type { Hit, RequestInput, RequestPreview } from "../../api/contract.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { AuthorityById } from "../../parts/authority-mark.tsx";
import { Note } from "../../parts/notices.tsx";
import { EarlierLine } from "../requests/earlier.tsx";
import { Leaving } from "../requests/leaving.tsx";
import classes from "./hits.module.css";

type Props = { preview: RequestPreview; input: RequestInput; hit: Hit };

/** Before a request leaves: what, to whom, on which basis, and whether it was asked before. */
export function WhatLeaves({ preview, input, hit }: Props) {
  const { t } = useText();
  const formats = useFormats();
  const { alreadyAsked, pointOfContact } = preview;
  return (
    <>
      {alreadyAsked.length > 0 && (
        <Note tone="warn" icon={IconHistory}>
          <strong>{t("already-asked", { count: alreadyAsked.length })}</strong>
          <ul className={classes["leaves"]}>
            {alreadyAsked.map((one) => (
              <li key={one.id}>
                <EarlierLine earlier={one} />
              </li>
            ))}
          </ul>
        </Note>
      )}
      <Leaving
        what={
          <ul className={classes["leaves"]}>
            <li>{t("gate.leaves.question", { hit: hit.id.slice(-8) })}</li>
            <li>{t("gate.leaves.purpose", { purpose: input.purpose })}</li>
            <li>{t("gate.leaves.justification")}</li>
            <li>{t("gate.leaves.nothing-else")}</li>
          </ul>
        }
        to={preview.to}
        basis={preview.agreement}
        more={[
          [t("gate.answer-by"), formats.instant(preview.dueAt)],
          pointOfContact
            ? [t("copy.to"), <Copy key="copy" {...pointOfContact} input={input} />]
            : null,
        ]}
        decision={preview.decision}
      />
    </>
  );
}

type CopyProps = NonNullable<RequestPreview["pointOfContact"]> & { input: RequestInput };

/** Who gets a copy of the request, or why nobody does. */
function Copy({ authority, connected, input }: CopyProps) {
  const { t } = useText();
  if (input.withoutCopy !== undefined) return t("copy.without");
  return (
    <>
      <AuthorityById id={authority} foreign />
      <div className="dim">
        {t(connected ? "copy.contact" : "copy.not-connected", { authority })}
      </div>
    </>
  );
}
