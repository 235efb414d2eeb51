import { Button, Checkbox, NativeSelect, Progress, TextInput } from "@mantine/core";
import { useRef, useState } from "react";
import { type ExportProgress, fetchLogExport } from "../../api/export-log.ts";
import { useText } from "../../i18n/text.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { Page, Section } from "../../parts/layout.tsx";
import { Note, ProblemNotice } from "../../parts/notices.tsx";
import { useNow } from "../../parts/now.ts";
import { OversightHead } from "./oversight-head.tsx";
import classes from "./oversight.module.css";
import { daysAgo, spanOfDays } from "./period.ts";
import { saveFile } from "./save-file.ts";

type State =
  | { at: "rest" }
  | { at: "work"; progress: ExportProgress }
  | { at: "done"; entries: number }
  | { at: "cancelled" }
  | { at: "failed"; error: unknown };

/** Exports the log of some days for the supervisory authority. */
export function ExportPart() {
  const { t } = useText();
  const formats = useFormats();
  const now = useNow();
  const [first, setFirst] = useState(() => daysAgo(30, now));
  const [last, setLast] = useState(() => daysAgo(0, now));
  const [format, setFormat] = useState("json");
  const [words, setWords] = useState(false);
  const [state, setState] = useState<State>({ at: "rest" });
  const cancelling = useRef<AbortController>(null);

  const run = async () => {
    const controller = new AbortController();
    cancelling.current = controller;
    setState({ at: "work", progress: { done: 0, all: 0 } });
    const query = { format, ...spanOfDays(first, last), words: String(words && format === "json") };
    try {
      const { blob, entries } = await fetchLogExport(query, controller.signal, (progress) =>
        setState({ at: "work", progress }),
      );
      saveFile(blob, `log-${first}-${last}.${format === "csv" ? "csv" : "jsonl"}`);
      setState({ at: "done", entries });
    } catch (error) {
      setState(controller.signal.aborted ? { at: "cancelled" } : { at: "failed", error });
    }
  };

  return (
    <Page head={<OversightHead tab="export" />}>
      <Section title={t("oversight.tab.export")}>
        <form
          className={classes["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            void run();
          }}
        >
          <p style={{ margin: 0 }}>{t("log-export.meaning")}</p>
          <TextInput
            type="date"
            label={t("log-export.from")}
            required
            max={last}
            value={first}
            onChange={(event) => setFirst(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t("log-export.to")}
            required
            min={first}
            value={last}
            onChange={(event) => setLast(event.currentTarget.value)}
          />
          <NativeSelect
            label={t("log-export.format")}
            value={format}
            onChange={(event) => setFormat(event.currentTarget.value)}
            data={(["json", "csv"] as const).map((value) => ({
              value,
              label: t(`log-export.format.${value}`),
            }))}
          />
          {format === "json" && (
            <Checkbox
              label={t("log-export.words")}
              checked={words}
              onChange={(event) => setWords(event.currentTarget.checked)}
            />
          )}
          {state.at === "work" ? (
            <>
              <Progress
                value={
                  state.progress.all === 0 ? 0 : (state.progress.done / state.progress.all) * 100
                }
                aria-label={t("log-export.start")}
              />
              <span className="num" role="status">
                {t("log-export.progress", {
                  done: formats.number(state.progress.done),
                  all: formats.number(state.progress.all),
                })}
              </span>
              <Button variant="default" onClick={() => cancelling.current?.abort()}>
                {t("log-export.cancel")}
              </Button>
            </>
          ) : (
            <Button type="submit">{t("log-export.start")}</Button>
          )}
          {state.at === "done" && (
            <Note tone="good">{t("log-export.done", { count: state.entries })}</Note>
          )}
          {state.at === "cancelled" && <Note>{t("log-export.cancelled")}</Note>}
          {state.at === "failed" && <ProblemNotice error={state.error} />}
        </form>
      </Section>
    </Page>
  );
}
