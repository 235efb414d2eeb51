import { useQueryClient } from "@tanstack/react-query";
import { comparisonQuery, readRecord } from "../../api/records.ts";
import { JustificationForm } from "../record/justification-form.tsx";

type Props = { left: string; right: string };

/** Asks once why two records are read, where no case gives the reason. */
export function JustifyBoth({ left, right }: Props) {
  const client = useQueryClient();
  const read = async (justification: string) => {
    await Promise.all([left, right].map((id) => readRecord(id, { justification })));
    await client.resetQueries({ queryKey: comparisonQuery(left, right).queryKey });
  };
  return <JustificationForm onGiven={read} />;
}
