import {
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { queryOptions } from "@tanstack/react-query";
import type { OwnSession, Passkey, SignInProvider, User } from "./contract.ts";
import { http } from "./http.ts";

type Question<Options> = { challengeId: string; options: Options };

/** Providers one may sign in with. */
export const providersQuery = queryOptions({
  queryKey: ["providers"],
  queryFn: async () => (await http.get<{ items: SignInProvider[] }>("/sessions/providers")).items,
  staleTime: Number.POSITIVE_INFINITY,
});

export const ownSessionsQuery = queryOptions({
  queryKey: ["own-sessions"],
  queryFn: async () => (await http.get<{ items: OwnSession[] }>("/session/sessions")).items,
});

export const passkeysQuery = queryOptions({
  queryKey: ["passkeys"],
  queryFn: async () => (await http.get<{ items: Passkey[] }>("/session/passkeys")).items,
});

/** Signs in with whichever passkey of this node the person chooses. */
export async function signInWithPasskey(): Promise<{ user: User }> {
  const { challengeId, options } = await http.post<Question<PublicKeyCredentialRequestOptionsJSON>>(
    "/sessions/passkey/question",
  );
  const response = await startAuthentication({ optionsJSON: options });
  return http.post<{ user: User }>("/sessions/passkey", { challengeId, response });
}

/**
 * Sends the browser to a provider, which sends it back to `returnTo`; never resolves, since the page
 * is left.
 */
export async function leaveForProvider(
  provider: string,
  returnTo: string,
  fresh = false,
): Promise<never> {
  const { url } = await http.post<{ url: string }>("/sessions/oidc", { provider, returnTo, fresh });
  location.assign(url);
  return new Promise(() => undefined);
}

/** Makes a passkey on the device and keeps it at the node. */
export async function addPasskey(name: string): Promise<void> {
  const { challengeId, options } = await http.post<
    Question<PublicKeyCredentialCreationOptionsJSON>
  >("/session/passkeys/question");
  const response = await startRegistration({ optionsJSON: options });
  await http.post("/session/passkeys", { challengeId, name, response });
}

export const renamePasskey = (id: string, name: string) =>
  http.patch<void>(`/session/passkeys/${id}`, { name });

export const removePasskey = (id: string) => http.delete<void>(`/session/passkeys/${id}`);

/** Shows by password that it is the same person still. */
export const confirmByPassword = (password: string) =>
  http.post<void>("/session/confirmation", { password });

/** Shows by passkey that it is the same person still. */
export async function confirmByPasskey(): Promise<void> {
  const { challengeId, options } = await http.post<Question<PublicKeyCredentialRequestOptionsJSON>>(
    "/session/confirmation/question",
  );
  const response = await startAuthentication({ optionsJSON: options });
  await http.post("/session/confirmation", { challengeId, response });
}

export const changePassword = (passwords: { current: string; next: string }) =>
  http.put<void>("/session/password", passwords);

export const endOwnSession = (id: string) => http.delete<void>(`/session/sessions/${id}`);

export const endOtherSessions = () => http.delete<void>("/session/sessions");
