import { notifications } from "@mantine/notifications";
import { useProblemText } from "../i18n/problem-text.ts";

/** Says in a toast that something asked of the node failed, and what to do. */
export function reportProblem(error: unknown): void {
  notifications.show({
    message: <Words error={error} />,
    color: "red",
    withBorder: true,
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
