import { IconCopy } from "@tabler/icons-react";
import type { RequestCopy } from "../../api/contract.ts";
import { useCursorList } from "../../api/cursor-list.ts";
import { listCopies } from "../../api/requests.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { KindMark } from "../../parts/kind-mark.tsx";
import { Section } from "../../parts/layout.tsx";
import { Note } from "../../parts/notices.tsx";
import { ScrollRegion } from "../../parts/scroll-region.tsx";
import classes from "./requests.module.css";

/** The copies of requests between others that this authority got as their point of contact. */
export function Copies() {
  const { t } = useText();
  const formats = useFormats();
  const list = useCursorList<RequestCopy>(["requests", "copies"], listCopies);
  const rows = Array.from({ length: list.count }, (_, index) => list.at(index)!);
  if (list.state !== "ready") return null;
  return (
    <Section title={t("copies.title")} flush={rows.length > 0}>
      {rows.length === 0 ? (
        <Note icon={IconCopy}>{t("copies.none.meaning")}</Note>
      ) : (
        <ScrollRegion label={t("copies.title")} className={classes["wide"]}>
          <table className={classes["figures"]}>
            <thead>
              <tr>
                <th scope="col" data-word>
                  {t("copies.from")}
                </th>
                <th scope="col" data-word>
                  {t("copies.to")}
                </th>
                <th scope="col" data-word>
                  {t("request.purpose")}
                </th>
                <th scope="col" data-word>
                  {t("request.record")}
                </th>
                <th scope="col" data-word>
                  {t("request.urgency")}
                </th>
                <th scope="col" data-word>
                  {t("request.received")}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((copy) => (
                <tr key={`${copy.from.id} ${copy.requestId}`}>
                  <td data-word>{copy.from.name}</td>
                  <td data-word>{copy.to.name}</td>
                  <td data-word>{copy.purpose}</td>
                  <td data-word>
                    <KindMark kind={copy.kind} />
                  </td>
                  <td data-word>{t(`urgency.${copy.urgency}`)}</td>
                  <td data-word>{formats.moment(copy.receivedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </Section>
  );
}
