import { useText } from "../i18n/text.ts";
import { ProblemNotice, Waiting } from "./notices.tsx";

const frame = { maxWidth: 720, padding: 16 };

/** What stands in place of a page whose content could not be read. */
export function PageProblem({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useText();
  return (
    <div style={frame}>
      <h1 className="only-read-aloud">{t("problem.page")}</h1>
      <ProblemNotice error={error} retry={retry} />
    </div>
  );
}

/** What stands in place of a page whose content is on its way. */
export function PageWaiting({ lines }: { lines: number }) {
  return (
    <div style={frame}>
      <Waiting lines={lines} />
    </div>
  );
}
