import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import {
  IconArrowBackUp,
  IconArrowMerge,
  IconArrowsDiff,
  IconArrowsSplit2,
  IconClockPause,
} from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { OpenedDuplicate } from "../../api/contract.ts";
import type { Decision } from "../../api/duplicates.ts";
import { useText } from "../../i18n/text.ts";
import { useKeys } from "../../parts/keys.ts";
import classes from "./duplicates.module.css";

const SameDialog = lazy(async () => ({
  default: (await import("./same-dialog.tsx")).SameDialog,
}));

/** What can be done with pairs. */
export type Decisions = {
  decide: (id: string, decision: Decision) => void;
  /** Takes back what was decided of a pair, or else the last decision. */
  undo: (id?: string) => void;
  busy: boolean;
};

type Props = { pair: OpenedDuplicate; decisions: Decisions };

/** Deciding a pair, with the keys that do it. */
export function DecisionBar({ pair, decisions }: Props) {
  const { t } = useText();
  const navigate = useNavigate();
  const [merging, setMerging] = useState(false);
  const { busy } = decisions;
  const undecided = pair.state === "open" || pair.state === "later";
  const decide = (decision: "different" | "later") => {
    if (!busy && undecided) decisions.decide(pair.id, { decision });
  };
  useKeys({
    m: () => undecided && setMerging(true),
    d: () => decide("different"),
    s: () => decide("later"),
    u: () => decisions.undo(pair.state === "open" ? undefined : pair.id),
  });
  return (
    <div className="row-wrap">
      {undecided && (
        <>
          <Button
            leftSection={<IconArrowMerge size={15} aria-hidden />}
            aria-keyshortcuts="m"
            onClick={() => setMerging(true)}
          >
            {t("duplicate.same")} <Key name="m" />
          </Button>
          <Button
            variant="default"
            leftSection={<IconArrowsSplit2 size={15} aria-hidden />}
            aria-keyshortcuts="d"
            disabled={busy}
            onClick={() => decide("different")}
          >
            {t("duplicate.different")} <Key name="d" />
          </Button>
        </>
      )}
      {pair.state === "open" && (
        <Button
          variant="default"
          leftSection={<IconClockPause size={15} aria-hidden />}
          aria-keyshortcuts="s"
          disabled={busy}
          onClick={() => decide("later")}
        >
          {t("duplicate.later")} <Key name="s" />
        </Button>
      )}
      {pair.state !== "open" && (
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size={15} aria-hidden />}
          aria-keyshortcuts="u"
          loading={busy}
          onClick={() => decisions.undo(pair.id)}
        >
          {t("duplicate.undo")} <Key name="u" />
        </Button>
      )}
      {pair.state !== "same" && (
        <Button
          variant="subtle"
          leftSection={<IconArrowsDiff size={15} aria-hidden />}
          onClick={() =>
            void navigate({
              to: "/compare",
              search: { left: pair.left.id, right: pair.right.id },
            })
          }
        >
          {t("duplicate.compare")} <Key name="↵" />
        </Button>
      )}
      {merging && (
        <Suspense>
          <SameDialog
            pair={pair}
            busy={busy}
            onClose={() => setMerging(false)}
            onGiven={(keep, reason) => {
              decisions.decide(pair.id, { decision: "same", keep, reason });
              setMerging(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
}

function Key({ name }: { name: string }) {
  return (
    <kbd className={classes["key"]} aria-hidden>
      {name}
    </kbd>
  );
}
