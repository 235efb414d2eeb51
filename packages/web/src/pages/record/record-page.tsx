import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { problemCode } from "../../api/problem.ts";
import { readRecord, recordQuery } from "../../api/records.ts";
import { useAddress } from "../../parts/address.ts";
import { PageProblem, PageWaiting } from "../../parts/page-problem.tsx";
import { JustificationForm } from "./justification-form.tsx";
import { RecordView } from "./record-view.tsx";

/** A record; asks for a justification where no case gives one. */
export function RecordPage() {
  const { recordId } = useParams({ from: "/inside/records/$recordId" });
  const [{ case: caseId }] = useAddress();
  const client = useQueryClient();
  const query = recordQuery(recordId, { caseId });
  const { data, error, refetch } = useQuery(query);

  const readWith = async (justification: string) => {
    const record = await readRecord(recordId, { caseId, justification });
    client.setQueryData(query.queryKey, record);
  };
  if (!data && problemCode(error) === "justification-required")
    return <JustificationForm onGiven={readWith} />;
  if (!data && error) return <PageProblem error={error} retry={() => void refetch()} />;
  if (!data) return <PageWaiting lines={14} />;
  return <RecordView key={data.id} record={data} caseId={caseId} />;
}
