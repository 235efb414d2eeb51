import { isA } from "@entente/model";
import { eventKeys } from "./event-keys.ts";
import { identifierKeys } from "./identifier-keys.ts";
import type { MatchKey } from "./key-types.ts";
import { operationKeys } from "./operation-keys.ts";
import { organisationKeys } from "./organisation-keys.ts";
import { personKeys } from "./person-keys.ts";
import { shipNameKeys } from "./ship-name-keys.ts";
import type { Values } from "./values.ts";

/** No record gives more keys; identifiers and the most telling keys come first. */
export const mostKeys = 32;

/**
 * The match keys of a record: what two authorities compare blind. The same function serves the
 * list and the query; two records meet where they share a key.
 * @param record its kind and its cleaned current values by property
 * @returns at most {@link mostKeys} distinct keys (a person with a document, a phone, two names,
 *   whole birth date and address: 12); none for kinds without keys. Deterministic; never throws
 */
export function matchKeysOf(record: {
  readonly kind: string;
  readonly values: Values;
}): MatchKey[] {
  const keys = [...identifierKeys(record.kind, record.values), ...keysOfKind(record)];
  return [...new Map(keys.map((key) => [key.value, key])).values()].slice(0, mostKeys);
}

function keysOfKind({ kind, values }: { kind: string; values: Values }): MatchKey[] {
  if (isA(kind, "Person")) return personKeys(values);
  if (isA(kind, "Organization")) return organisationKeys(values);
  if (isA(kind, "Vessel")) return shipNameKeys(values);
  if (isA(kind, "Operation")) return operationKeys(values);
  if (["Seizure", "Incident", "PortCall"].some((event) => isA(kind, event)))
    return eventKeys(kind, values);
  return [];
}
