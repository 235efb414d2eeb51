import { Button } from "@mantine/core";
import {
  IconArrowMerge,
  IconArrowsSplit2,
  IconEye,
  IconEyeOff,
  IconFileExport,
  IconHandStop,
  IconPlus,
} from "@tabler/icons-react";
import { lazy, Suspense, useState } from "react";
import type { RecordDetail } from "../../api/contract.ts";
import { updateRecord } from "../../api/records.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { MoreButton, type MoreItem } from "../../parts/more-button.tsx";

const SplitDialog = lazy(async () => ({
  default: (await import("./split-dialog.tsx")).SplitDialog,
}));

const ConsentDialog = lazy(async () => ({
  default: (await import("./consent-dialog.tsx")).ConsentDialog,
}));

const ExportDialog = lazy(async () => ({
  default: (await import("./export-dialog.tsx")).ExportDialog,
}));

const MergeDialog = lazy(async () => ({
  default: (await import("./merge-dialog.tsx")).MergeDialog,
}));

type Props = { record: RecordDetail; onAdd: () => void };

/** What may be done with a record. */
export function RecordActions({ record, onAdd }: Props) {
  const { t } = useText();
  const [dialog, setDialog] = useState<"merge" | "split" | "consent" | "export">();
  const silence = useAct<boolean, RecordDetail>({
    run: (silent) => updateRecord(record.id, { silent }),
    touches: ["records"],
    done: (_output, silent) => t(silent ? "record.now-silent" : "record.now-listed"),
    undo: (silent) => updateRecord(record.id, { silent: !silent }),
  });
  const { can } = record;
  const close = () => setDialog(undefined);
  const more: MoreItem[] = [];
  if (can.merge)
    more.push({ label: t("record.merge"), icon: IconArrowMerge, act: () => setDialog("merge") });
  if (can.split && record.mergedIds.length > 0)
    more.push({ label: t("record.split"), icon: IconArrowsSplit2, act: () => setDialog("split") });
  if (can.silence)
    more.push({
      label: t(record.silent ? "record.list-again" : "record.silence"),
      icon: record.silent ? IconEye : IconEyeOff,
      act: () => silence.mutate(!record.silent),
    });
  more.push({ label: t("export.title"), icon: IconFileExport, act: () => setDialog("export") });
  return (
    <>
      {can.edit && (
        <Button leftSection={<IconPlus size={15} aria-hidden />} onClick={onAdd}>
          {t("statement.add")}
        </Button>
      )}
      {record.foreign && (
        <Button
          variant="default"
          leftSection={<IconHandStop size={15} aria-hidden />}
          onClick={() => setDialog("consent")}
        >
          {t("consent.ask.short")}
        </Button>
      )}
      <MoreButton alone label={t("record.more")} items={more} />
      {dialog === "consent" && (
        <Suspense>
          <ConsentDialog record={record} onClose={close} />
        </Suspense>
      )}
      {dialog === "export" && (
        <Suspense>
          <ExportDialog of={{ recordId: record.id }} onClose={close} />
        </Suspense>
      )}
      {dialog === "merge" && (
        <Suspense>
          <MergeDialog record={record} onClose={close} />
        </Suspense>
      )}
      {dialog === "split" && (
        <Suspense>
          <SplitDialog record={record} onClose={close} />
        </Suspense>
      )}
    </>
  );
}
