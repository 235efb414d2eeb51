import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { sessionQuery } from "../api/people.ts";
import { placesFor, type Place } from "./places.ts";

/** Where the navigation leads whoever is signed in. */
export function usePlaces(): readonly Place[] {
  const roles = useQuery(sessionQuery).data?.user.roles;
  return useMemo(() => placesFor(roles ?? []), [roles]);
}
