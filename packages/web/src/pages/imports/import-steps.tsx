import { IconCheck, IconCircle } from "@tabler/icons-react";
import { useText } from "../../i18n/text.ts";
import classes from "./imports.module.css";

const steps = ["mapping", "preview", "running", "report"] as const;

/** A step of the wizard. */
export type ImportStep = (typeof steps)[number];

/** Where in the wizard one is. */
export function ImportSteps({ current }: { current: ImportStep }) {
  const { t } = useText();
  const at = steps.indexOf(current);
  return (
    <ol className={classes["steps"]}>
      {steps.map((step, index) => (
        <li key={step} data-done={index < at} aria-current={index === at ? "step" : undefined}>
          {index < at ? (
            <IconCheck size={15} stroke={2.2} aria-hidden />
          ) : (
            <IconCircle size={13} aria-hidden />
          )}
          {t(`import.step.${step}`)}
        </li>
      ))}
    </ol>
  );
}
