import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import type { Language } from "../api/contract.ts";
import { saveLanguage, sessionQuery, signOut } from "../api/people.ts";
import { speak } from "../i18n/text.ts";

/** Switches the page's language and keeps the choice at the node. */
export function useChooseLanguage(): (language: Language) => void {
  const client = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: saveLanguage,
    onMutate: speak,
    onSuccess: ({ user }) =>
      client.setQueryData(sessionQuery.queryKey, (before) => before && { ...before, user }),
  });
  return mutate;
}

/** Ends the session and forgets everything that was read in it. */
export function useSignOut(): () => void {
  const client = useQueryClient();
  const router = useRouter();
  const { mutate } = useMutation({
    mutationFn: signOut,
    onSettled: async () => {
      client.clear();
      await router.navigate({ to: "/sign-in" });
    },
  });
  return () => mutate();
}
