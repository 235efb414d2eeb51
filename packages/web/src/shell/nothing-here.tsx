import { useText } from "../i18n/text.ts";
import { LinkButton } from "../parts/link-button.tsx";

/** What stands at an address that has no page. */
export function NothingHere() {
  const { t } = useText();
  return (
    <main style={{ maxWidth: 640, margin: "12vh auto", padding: 16 }} className="stack">
      <h1>{t("problem.not-found")}</h1>
      <div>
        <LinkButton to="/cases">{t("do.start-page")}</LinkButton>
      </div>
    </main>
  );
}
