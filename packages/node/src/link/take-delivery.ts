import type { Inbox } from "./inbox.ts";
import { readDelivery } from "./incoming.ts";
import type { Operation } from "./operation.ts";

/** `POST /link/messages`: takes messages and answers their receipts. */
export function takeDelivery(inbox: Pick<Inbox, "take">): Operation {
  return async (partner, body) => {
    const delivery = readDelivery(body);
    if (!delivery.ok)
      return { status: 400, body: { reason: "malformed", path: delivery.path.slice(0, 500) } };
    return { status: 200, body: await inbox.take(partner, delivery.groups) };
  };
}
