import { ActionIcon, Button, Menu } from "@mantine/core";
import {
  IconArrowMerge,
  IconArrowsSplit2,
  IconDots,
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
      <Menu position="bottom-end" width={250}>
        <Menu.Target>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t("record.more")}
            title={t("record.more")}
          >
            <IconDots size={17} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {can.merge && (
            <Menu.Item
              leftSection={<IconArrowMerge size={15} aria-hidden />}
              onClick={() => setDialog("merge")}
            >
              {t("record.merge")}
            </Menu.Item>
          )}
          {can.split && record.mergedIds.length > 0 && (
            <Menu.Item
              leftSection={<IconArrowsSplit2 size={15} aria-hidden />}
              onClick={() => setDialog("split")}
            >
              {t("record.split")}
            </Menu.Item>
          )}
          {can.silence && (
            <Menu.Item
              leftSection={
                record.silent ? (
                  <IconEye size={15} aria-hidden />
                ) : (
                  <IconEyeOff size={15} aria-hidden />
                )
              }
              onClick={() => silence.mutate(!record.silent)}
            >
              {record.silent ? t("record.list-again") : t("record.silence")}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconFileExport size={15} aria-hidden />}
            onClick={() => setDialog("export")}
          >
            {t("export.title")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
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
