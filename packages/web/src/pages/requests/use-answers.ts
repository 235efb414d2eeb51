import type { Role } from "@entente/model";
import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "../../api/people.ts";

const answering: ReadonlySet<Role> = new Set<Role>(["analyst", "approver", "magistrate"]);

/** Whether the user may answer requests; others only read them. */
export function useAnswers(): boolean {
  const roles = useQuery(sessionQuery).data?.user.roles ?? [];
  return roles.some((role) => answering.has(role));
}
