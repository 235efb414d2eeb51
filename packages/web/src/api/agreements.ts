import type { AgreementTerms } from "@entente/model";
import { queryOptions } from "@tanstack/react-query";
import type { AgreementDetails, Agreements } from "./contract.ts";
import { http } from "./http.ts";

/** The terms as people write them; the node gives id and version. */
export type TermsInput = Omit<AgreementTerms, "id" | "version">;

/** The agreements with whether the reader may propose one. */
export const allAgreementsQuery = queryOptions({
  queryKey: ["agreements", "all"],
  queryFn: () => http.get<Agreements>("/agreements"),
});

export const agreementQuery = (id: string) =>
  queryOptions({
    queryKey: ["agreements", "one", id],
    queryFn: () => http.get<AgreementDetails>(`/agreements/${id}`),
  });

export const draftAgreement = (input: { terms: TermsInput; note: string }) =>
  http.post<AgreementDetails>("/agreements", input);

export const amendAgreement = (id: string, input: { terms: TermsInput; note: string }) =>
  http.post<AgreementDetails>(`/agreements/${id}/proposals`, input);

export const signAgreement = (id: string, hash: string) =>
  http.post<AgreementDetails>(`/agreements/${id}/acceptance`, { hash });

export const rejectAgreement = (id: string, hash: string, reason: string) =>
  http.post<AgreementDetails>(`/agreements/${id}/rejection`, { hash, reason });

export const endAgreement = (id: string, reason: string) =>
  http.post<AgreementDetails>(`/agreements/${id}/end`, { reason });

export const suspendAgreement = (id: string, suspended: string | null) =>
  http.patch<AgreementDetails>(`/agreements/${id}`, { suspended });
