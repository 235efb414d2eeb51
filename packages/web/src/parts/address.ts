import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

/** What stands behind the question mark of the address. */
export type Address = Readonly<Record<string, string | undefined>>;

/** Changes some of it; an undefined or empty value goes away. */
export type SetAddress = (change: Address) => void;

/** The state of the page that a link carries: query, filters, order, selection. */
export function useAddress(): [Address, SetAddress] {
  const address: Address = useSearch({ strict: false });
  const navigate = useNavigate();
  const set = useCallback(
    (change: Address) =>
      void navigate({
        to: ".",
        search: (before: Address) => withoutEmpty({ ...before, ...change }),
        replace: true,
        resetScroll: false,
      }),
    [navigate],
  );
  return [address, set];
}

/** Keeps the named texts of an address and drops the rest. */
export function pick(...names: readonly string[]): (search: Record<string, unknown>) => Address {
  return (search) =>
    withoutEmpty(
      Object.fromEntries(
        names.map((name) => {
          const value = search[name];
          return [name, typeof value === "string" ? value : undefined];
        }),
      ),
    );
}

function withoutEmpty(address: Address): Address {
  return Object.fromEntries(Object.entries(address).filter(([, value]) => value));
}
