import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { problemCode } from "../../api/problem.ts";
import { readRecord, recordQuery } from "../../api/records.ts";
import { useAddress } from "../../parts/address.ts";
import { ProblemNotice, Waiting } from "../../parts/notices.tsx";
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
  if (!data && error)
    return (
      <div style={{ padding: 16 }}>
        <ProblemNotice error={error} retry={() => void refetch()} />
      </div>
    );
  if (!data)
    return (
      <div style={{ padding: 16 }}>
        <Waiting lines={14} />
      </div>
    );
  return <RecordView key={data.id} record={data} caseId={caseId} />;
}
