import { TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import type { RecordRow } from "../api/contract.ts";
import { listRecords } from "../api/records.ts";
import { useFormats } from "../i18n/use-formats.ts";
import { useText } from "../i18n/text.ts";
import classes from "../pages/case/members.module.css";
import { Caption } from "./caption.tsx";
import { HandlingBadge } from "./handling-badge.tsx";
import { KindMark } from "./kind-mark.tsx";

type Props = {
  label: string;
  onPick: (row: RecordRow) => void;
  chosen?: string;
  kind?: string;
  /** Records that cannot be chosen. */
  without?: readonly string[];
  originator?: "own" | "foreign";
};

const nothing: readonly string[] = [];

/** Finds one record by words or identifiers. */
export function RecordPicker({
  label,
  onPick,
  chosen,
  kind,
  without = nothing,
  originator,
}: Props) {
  const { t } = useText();
  const formats = useFormats();
  const [text, setText] = useState("");
  const [q] = useDebouncedValue(text.trim(), 200);
  const query = useQuery({
    queryKey: ["records", "picker", { q, kind, originator }],
    queryFn: ({ signal }) => listRecords({ q, kind, originator, limit: 8 }, signal),
    enabled: q.length > 1,
    placeholderData: keepPreviousData,
  });
  const found =
    q.length > 1 ? (query.data?.items ?? []).filter((row) => !without.includes(row.id)) : [];
  return (
    <div>
      <TextInput
        data-autofocus
        leftSection={<IconSearch size={15} aria-hidden />}
        label={label}
        placeholder={t("search.field")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes["found"]}>
        {found.map((row) => (
          <button
            key={row.id}
            type="button"
            className={classes["choice"]}
            data-chosen={row.id === chosen}
            aria-pressed={row.id === chosen}
            onClick={() => onPick(row)}
          >
            <KindMark kind={row.kind} wordless />
            <Caption record={row} />
            <span className="dim num">{formats.detail(row.detail)}</span>
            <span className="push">
              <HandlingBadge codes={row.handlingCodes} />
            </span>
          </button>
        ))}
        {query.data && q.length > 1 && found.length === 0 && (
          <span className="dim">{t("list.nothing-found")}</span>
        )}
      </div>
    </div>
  );
}
