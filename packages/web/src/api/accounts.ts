import type { Role } from "@entente/model";
import { queryOptions } from "@tanstack/react-query";
import type { Account, GivenPassword, Language, ListPage } from "./contract.ts";
import { http, type Query } from "./http.ts";

/** A page of the node's users. */
export const listAccounts = (query: Query, signal: AbortSignal) =>
  http.get<ListPage<Account>>("/accounts", { query, signal });

export const accountQuery = (id: string) =>
  queryOptions({
    queryKey: ["accounts", id],
    queryFn: ({ signal }) => http.get<Account>(`/accounts/${id}`, { signal }),
  });

/** Facts of a user to be made. */
export type NewAccount = { name: string; email: string; roles: Role[]; language: Language };

export const addAccount = (user: NewAccount) => http.post<GivenPassword>("/accounts", user);

export const changeAccount = (id: string, change: { roles?: Role[]; disabled?: boolean }) =>
  http.patch<Account>(`/accounts/${id}`, change);

export const givePassword = (id: string) => http.post<GivenPassword>(`/accounts/${id}/password`);

export const endAccountSessions = (id: string) => http.delete<Account>(`/accounts/${id}/sessions`);

export const removeAccountPasskeys = (id: string) =>
  http.delete<Account>(`/accounts/${id}/passkeys`);
