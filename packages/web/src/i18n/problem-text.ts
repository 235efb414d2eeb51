import { ProblemError } from "../api/problem.ts";
import { textOr, useText } from "./text.ts";

/** A problem in the language of the page. */
export type ProblemText = { title: string; detail?: string; remedy?: string };

/** Puts an error into words: by its stable code where one is known here, else in the node's words. */
export function useProblemText(error: unknown): ProblemText {
  const { t } = useText();
  if (!(error instanceof ProblemError))
    return { title: t("problem.unexpected"), remedy: t("problem.unexpected.remedy") };
  const { problem, code } = error;
  const title = textOr(t, `problem.${code}`, "");
  const detail = title ? textOr(t, `problem.${code}.detail`, "") : (problem.detail ?? "");
  const remedy = textOr(t, `problem.${code}.remedy`, problem.remedy ?? "");
  return {
    title: title || problem.title,
    ...(detail || problem.detail ? { detail: detail || (problem.detail ?? "") } : {}),
    ...(remedy ? { remedy } : {}),
  };
}
