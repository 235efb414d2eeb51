import { Button, Loader } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { IconFileUpload } from "@tabler/icons-react";
import { type DragEvent, useRef, useState } from "react";
import { uploadFile } from "../../api/imports.ts";
import type { ImportJob } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { ProblemNotice } from "../../parts/notices.tsx";
import classes from "./imports.module.css";

const accepted = ".csv,.tsv,.txt,.xlsx,.json,.jsonl,.ndjson,.ftm";

/** Takes a file, dropped or chosen, to the node. */
export function Upload({ onUploaded }: { onUploaded: (job: ImportJob) => void }) {
  const { t } = useText();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const upload = useMutation({
    mutationFn: uploadFile,
    meta: { shownInPlace: true },
    onSuccess: onUploaded,
  });
  const take = (files: FileList | null) => {
    const file = files?.[0];
    if (file) upload.mutate(file);
  };
  const onDrag = (event: DragEvent) => {
    event.preventDefault();
    setOver(event.type === "dragover");
  };
  return (
    <div className={classes["upload"]}>
      <div
        className={classes["drop"]}
        data-over={over}
        onDragOver={onDrag}
        onDragLeave={onDrag}
        onDrop={(event) => {
          onDrag(event);
          take(event.dataTransfer.files);
        }}
      >
        {upload.isPending ? (
          <Loader size={22} />
        ) : (
          <IconFileUpload size={26} stroke={1.5} aria-hidden />
        )}
        <div>
          <strong>{upload.isPending ? t("import.uploading") : t("import.drop")}</strong>
          <div className="dim">{t("import.formats")}</div>
        </div>
        <Button className="push" disabled={upload.isPending} onClick={() => input.current?.click()}>
          {t("import.choose-file")}
        </Button>
        <input
          ref={input}
          type="file"
          accept={accepted}
          className="only-read-aloud"
          tabIndex={-1}
          aria-label={t("import.choose-file")}
          onChange={(event) => take(event.currentTarget.files)}
        />
      </div>
      {upload.isError && <ProblemNotice error={upload.error} />}
    </div>
  );
}
