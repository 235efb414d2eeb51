import { queryOptions } from "@tanstack/react-query";
import type {
  AuthorityRow,
  Language,
  ListPage,
  SampleUser,
  Session,
  User,
  UserRow,
} from "./contract.ts";
import { http } from "./http.ts";
import { problemCode, ProblemError } from "./problem.ts";

/** Who is signed in here, or null. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: async (): Promise<Session | null> => {
    try {
      return await http.get<Session>("/session");
    } catch (error) {
      if (error instanceof ProblemError && error.problem.status === 401) return null;
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** The users one may try the demonstration with; empty elsewhere. */
export const sampleUsersQuery = queryOptions({
  queryKey: ["sample-users"],
  queryFn: async (): Promise<SampleUser[]> => {
    try {
      return (await http.get<{ items: SampleUser[] }>("/session/sample-users")).items;
    } catch (error) {
      if (problemCode(error) === "no-demonstration") return [];
      throw error;
    }
  },
  staleTime: Number.POSITIVE_INFINITY,
});

export const authoritiesQuery = queryOptions({
  queryKey: ["authorities"],
  queryFn: async () => (await http.get<{ items: AuthorityRow[] }>("/authorities")).items,
  staleTime: 5 * 60_000,
});

/** Users whose name or address contains `q`. */
export const usersQuery = (q: string) =>
  queryOptions({
    queryKey: ["users", q],
    queryFn: ({ signal }) =>
      http.get<ListPage<UserRow>>("/users", {
        query: { q, limit: 20 },
        signal,
      }),
  });

export const signIn = (email: string, password: string) =>
  http.post<{ user: User }>("/sessions", { email, password });

export const signOut = () => http.delete<void>("/session");

export const saveLanguage = (language: Language) =>
  http.patch<{ user: User }>("/session", { language });
