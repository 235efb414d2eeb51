import { queryOptions } from "@tanstack/react-query";
import type { AgreementRow, NodeStatus } from "./contract.ts";
import { http } from "./http.ts";

export const agreementsQuery = queryOptions({
  queryKey: ["agreements"],
  queryFn: async () => (await http.get<{ items: AgreementRow[] }>("/agreements")).items,
});

export const statusQuery = queryOptions({
  queryKey: ["status"],
  queryFn: () => http.get<NodeStatus>("/status"),
  refetchInterval: 10_000,
});
