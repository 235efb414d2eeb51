import { Button, Textarea } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { IconLock } from "@tabler/icons-react";
import { useState } from "react";
import { duplicateQuery, readDuplicate } from "../../api/duplicates.ts";
import { useText } from "../../i18n/text.ts";
import { Note, ProblemNotice } from "../../parts/notices.tsx";

const shortest = 10;

type Props = { pairId: string; caseId: string | undefined };

/** Asks once why somebody looks for duplicates: the reason goes into the log with each pair. */
export function ReasonOfWork({ pairId, caseId }: Props) {
  const { t } = useText();
  const client = useQueryClient();
  const [text, setText] = useState("");
  const begin = useMutation({
    mutationFn: () => readDuplicate(pairId, { caseId, justification: text.trim() }),
    onSuccess: (pair) => client.setQueryData(duplicateQuery(pairId, caseId).queryKey, pair),
    meta: { shownInPlace: true },
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        begin.mutate();
      }}
    >
      <Note icon={IconLock}>{t("duplicate.reason.meaning")}</Note>
      {begin.isError && <ProblemNotice error={begin.error} />}
      <Textarea
        label={t("duplicate.reason")}
        description={t("duplicate.reason.example")}
        required
        minRows={3}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div>
        <Button type="submit" loading={begin.isPending} disabled={text.trim().length < shortest}>
          {t("duplicate.begin")}
        </Button>
      </div>
    </form>
  );
}
