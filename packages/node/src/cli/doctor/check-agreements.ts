import { listAgreements } from "../../features/agreements/list-agreements.ts";
import type { Store } from "../../store/store.ts";
import { commandLine } from "../change.ts";
import { reporter, type Finding } from "./finding.ts";

const dayMs = 86_400_000;
const noticeDays = 30;

/** Whether the agreements are in force, and for how long. */
export async function checkAgreements(store: Store): Promise<Finding[]> {
  const { items } = await store.transaction(commandLine, (tx) => listAgreements(tx, new Date()));
  if (items.length === 0)
    return [reporter("agreements").warn("none yet", "See: agreement propose")];
  return items.map(({ id, title, partner, notInForce, validUntil }) => {
    const { ok, warn } = reporter(`agreement ${id}`);
    const words = `${title}, with ${partner.id}`;
    if (notInForce !== null)
      return warn(
        `${words}: ${notInForce}`,
        notInForce === "agreement-suspended"
          ? "Ask the partner whether its blind-evaluation key changed; a new key needs a new agreement."
          : "Agree on a next version with the partner: agreement propose",
      );
    const days = Math.floor((Date.parse(validUntil) - Date.now()) / dayMs) + 1;
    return days <= noticeDays
      ? warn(`${words}: ends in ${days} days`, "Agree on a next version: agreement propose")
      : ok(`${words}: in force until ${validUntil}`);
  });
}
