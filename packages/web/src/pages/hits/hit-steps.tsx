import { IconCheck, IconCircle } from "@tabler/icons-react";
import type { Hit, RequestView } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import classes from "./hits.module.css";

/** How far it is from a hit to the record: found, confirmed here and there, asked, answered. */
export function HitSteps({ hit, requests }: { hit: Hit; requests: readonly RequestView[] }) {
  const { t } = useText();
  const asked = requests.length > 0;
  const answered = requests.some((request) => request.answeredAt !== null);
  const here = ["confirmed-here", "confirmed"].includes(hit.state);
  const there = ["confirmed-there", "confirmed"].includes(hit.state);
  const steps = [
    ["hit.step.found", true],
    ["hit.step.here", here],
    ["hit.step.there", there],
    ["hit.step.asked", asked],
    ["hit.step.answered", answered],
  ] as const;
  const current = steps.findIndex(([, done]) => !done);
  const over = hit.state === "dismissed" || hit.state === "withdrawn" || hit.agreementOver;
  return (
    <ol className={classes["steps"]}>
      {steps.map(([label, done], index) => (
        <li
          key={label}
          data-done={done}
          aria-current={!over && index === current ? "step" : undefined}
        >
          {done ? (
            <IconCheck size={15} stroke={2.2} aria-hidden />
          ) : (
            <IconCircle size={13} aria-hidden />
          )}
          {t(label)}
          <span className="only-read-aloud">{t(done ? "hit.step.done" : "hit.step.open")}</span>
        </li>
      ))}
    </ol>
  );
}
