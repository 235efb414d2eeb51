import { useProblemText } from "../i18n/problem-text.ts";
import { notify } from "./notify.ts";

/** Says in a toast that something asked of the node failed, and what to do. */
export function reportProblem(error: unknown): void {
  void notify({
    message: <Words error={error} />,
    color: "red",
    autoClose: 12_000,
    role: "alert",
  });
}

function Words({ error }: { error: unknown }) {
  const problem = useProblemText(error);
  return (
    <>
      <strong>{problem.title}</strong>
      {problem.detail && <div>{problem.detail}</div>}
      {problem.remedy && <div>{problem.remedy}</div>}
    </>
  );
}
