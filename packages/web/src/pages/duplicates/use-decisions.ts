import { useRef } from "react";
import type { Duplicate } from "../../api/contract.ts";
import type { CursorList } from "../../api/cursor-list.ts";
import { type Decision, decideDuplicate, undoDuplicate } from "../../api/duplicates.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";

const touches = ["duplicates", "records", "cases"];

/**
 * Deciding pairs one after the other: after each, the next one of the list is selected, and the last
 * one can be taken back.
 */
export function useDecisions(
  list: CursorList<Duplicate>,
  select: (id: string | undefined) => void,
) {
  const { t } = useText();
  const last = useRef<string>(undefined);
  const decide = useAct<{ id: string; decision: Decision }>({
    run: ({ id, decision }) => decideDuplicate(id, decision),
    touches,
    done: (_, { decision }) => t(`duplicate.decided.${decision.decision}`),
    undo: async ({ id }) => {
      await undoDuplicate(id);
      select(id);
    },
    after: (_, { id }) => {
      last.current = id;
      select(nextOf(list, id));
    },
  });
  const undo = useAct<string>({
    run: undoDuplicate,
    touches: ["duplicate", ...touches],
    done: () => t("duplicate.undone"),
    after: (_, id) => {
      last.current = undefined;
      select(id);
    },
  });
  return {
    decide: (id: string, decision: Decision) => decide.mutate({ id, decision }),
    undo: (id?: string) => {
      const which = id ?? last.current;
      if (which) undo.mutate(which);
    },
    busy: decide.isPending || undo.isPending,
  };
}

function nextOf(list: CursorList<Duplicate>, id: string): string | undefined {
  const index = list.indexWhere((row) => row.id === id);
  return (list.at(index + 1) ?? list.at(index - 1))?.id;
}
