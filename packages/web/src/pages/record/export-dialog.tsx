import { Button, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ExportedCopy, ExportPreview } from "../../api/contract.ts";
import { makeExport, previewExport, type ExportInput } from "../../api/recalls.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { download } from "../../parts/download.ts";
import { GateReason } from "../../parts/gate-reason.tsx";
import { HandlingBadge } from "../../parts/handling-badge.tsx";
import { Note, ProblemNotice } from "../../parts/notices.tsx";

type Props = { of: { recordId: string } | { caseId: string }; onClose: () => void };

const uses = ["analysis", "proceedings", "others"] as const;

/** Copies a record or a case to a file, with purpose and recipient; shows first what stays out. */
export function ExportDialog({ of, onClose }: Props) {
  const { t } = useText();
  const [input, setInput] = useState<ExportInput>({
    ...of,
    format: "csv",
    use: "analysis",
    purpose: "",
    recipient: "",
  });
  const [preview, setPreview] = useState<ExportPreview>();
  const look = useAct<ExportInput, ExportPreview>({
    run: previewExport,
    touches: [],
    after: setPreview,
  });
  const make = useAct<ExportInput, ExportedCopy>({
    run: makeExport,
    touches: ["records"],
    done: () => t("export.done"),
    after: (copy) => {
      download(copy.fileName, copy.contentType, copy.content);
      onClose();
    },
  });
  const change = (more: Partial<ExportInput>) => {
    setInput({ ...input, ...more });
    setPreview(undefined);
  };
  const ready = input.purpose.trim().length >= 3 && input.recipient.trim().length >= 2;
  const problem = look.error ?? make.error;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("export.title")}
      closeButtonProps={{ "aria-label": t("do.close") }}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (preview) make.mutate(input);
          else look.mutate(input);
        }}
      >
        <p style={{ margin: 0 }}>{t("export.meaning")}</p>
        <NativeSelect
          label={t("export.use")}
          value={input.use}
          onChange={(event) =>
            change({ use: uses.find((use) => use === event.currentTarget.value) ?? "analysis" })
          }
          data={uses.map((value) => ({ value, label: t(`export.use.${value}`) }))}
        />
        <TextInput
          label={t("export.recipient")}
          required
          value={input.recipient}
          onChange={(event) => change({ recipient: event.currentTarget.value })}
        />
        <Textarea
          label={t("export.purpose")}
          required
          value={input.purpose}
          onChange={(event) => change({ purpose: event.currentTarget.value })}
        />
        <NativeSelect
          label={t("export.format")}
          value={input.format}
          onChange={(event) =>
            change({ format: event.currentTarget.value === "json" ? "json" : "csv" })
          }
          data={[
            { value: "csv", label: "CSV" },
            { value: "json", label: "JSON" },
          ]}
        />
        {preview && (
          <Note>
            <div className="row-wrap">
              {t("export.holds", { count: preview.statements })}
              <HandlingBadge codes={preview.handlingCodes} />
            </div>
            {preview.withheld.map((each) => (
              <div key={each.reason}>
                {t("export.withheld", { count: each.statements })}
                <GateReason
                  refusal={{
                    ok: false,
                    reason: each.reason,
                    remedy: each.remedy,
                    ...(each.article ? { article: each.article } : {}),
                  }}
                />
              </div>
            ))}
          </Note>
        )}
        {problem && <ProblemNotice error={problem} />}
        <div className="row" style={{ justifyContent: "end" }}>
          <Button variant="default" onClick={onClose}>
            {t("do.cancel")}
          </Button>
          <Button
            type="submit"
            loading={look.isPending || make.isPending}
            disabled={!ready || preview?.statements === 0}
          >
            {t(preview ? "export.make" : "export.look")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
