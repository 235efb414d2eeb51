import { Button } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { ProblemNotice } from "../parts/notices.tsx";
import { useText } from "../i18n/text.ts";

/** What stands in place of a page that could not be shown. */
export function Broken({ error }: { error: unknown }) {
  const { t } = useText();
  const router = useRouter();
  return (
    <main style={{ maxWidth: 640, margin: "12vh auto", padding: 16 }} className="stack">
      <h1 className="only-read-aloud">{t("problem.page")}</h1>
      <ProblemNotice error={error} />
      <div className="row">
        <Button onClick={() => void router.invalidate()}>{t("do.retry")}</Button>
        <Button variant="default" component="a" href="/">
          {t("do.start-page")}
        </Button>
      </div>
    </main>
  );
}
