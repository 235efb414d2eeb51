import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useText } from "../i18n/text.ts";
import { notify, unsay } from "./notify.ts";
import { reportProblem } from "./report-problem.tsx";

type Act<Input, Output> = {
  run: (input: Input) => Promise<Output>;
  /** First words of the query keys that are out of date afterwards. */
  touches: readonly string[];
  /** What is said once it is done. */
  done?: (output: Output, input: Input) => string;
  /** Takes it back; offers an undo beside what is said. */
  undo?: (input: Input, output: Output) => Promise<unknown>;
  after?: (output: Output, input: Input) => void;
};

const undoFor = 10_000;
let said = 0;

/** Something a user does at the node: runs it, refreshes what it touches, offers to take it back. */
export function useAct<Input = void, Output = unknown>(act: Act<Input, Output>) {
  const { t } = useText();
  const client = useQueryClient();
  const refresh = () =>
    Promise.all(act.touches.map((key) => client.invalidateQueries({ queryKey: [key] })));
  return useMutation({
    mutationFn: act.run,
    onSuccess: async (output, input) => {
      act.after?.(output, input);
      if (act.done) say(act.done(output, input), act.undo && (() => act.undo?.(input, output)));
      await refresh();
    },
  });

  function say(message: string, undo: (() => Promise<unknown> | undefined) | undefined) {
    said += 1;
    const id = `act-${said}`;
    const takeBack = () => {
      void unsay(id);
      void Promise.resolve(undo?.()).then(refresh).catch(reportProblem);
    };
    void notify({
      id,
      autoClose: undo ? undoFor : 5000,
      message: undo ? (
        <div className="row">
          <span>{message}</span>
          <Button variant="subtle" className="push" onClick={takeBack}>
            {t("do.undo")}
          </Button>
        </div>
      ) : (
        message
      ),
    });
  }
}
