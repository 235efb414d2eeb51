import type { DeliveryAnswer, MessageType, Receipt } from "@entente/protocol";
import type { NodeContext } from "../context.ts";
import type { Evidence } from "./evidence.ts";
import { oneByOne, type BatchHandler, type MessageHandler } from "./handlers.ts";
import type { Incoming } from "./incoming.ts";
import type { Partner } from "./partners.ts";
import { NotTaken, takeMessages, type Handlers } from "./take-messages.ts";
import { typeByType } from "./type-by-type.ts";

/** Takes what partners deliver. */
export type Inbox = {
  readonly registerHandler: <T extends MessageType>(type: T, handler: MessageHandler<T>) => void;
  readonly registerBatchHandler: <T extends MessageType>(type: T, handler: BatchHandler<T>) => void;
  /**
   * Takes the messages of a delivery from a partner that was recognised by certificate and signature:
   * each once, in its group's order, together with its receipt or not at all.
   */
  readonly take: (partner: Partner, groups: readonly (readonly Incoming[])[]) => Promise<Taken>;
};

/** A partner waits for its answer no longer than 30 s: messages are taken one by one for so long. */
const oneByOneForMs = 10_000;

/** What became of the messages of a delivery. */
export type Taken = Omit<DeliveryAnswer, "checkpoint">;

/** An inbox without handlers: until one is registered, a type is refused as unknown. */
export function openInbox(
  node: Pick<NodeContext, "authority" | "store" | "log" | "now"> & {
    readonly evidence: Pick<Evidence, "signReceipt">;
  },
): Inbox {
  const handlers: Handlers = new Map();

  const runTogether = (
    partner: Partner,
    messages: readonly Incoming[],
    refusal?: string,
  ): Promise<Map<string, Receipt>> =>
    node.store.transaction({ type: "partner", authorityId: partner.authority.id }, (tx) =>
      takeMessages(tx, { ...node, handlers, partner }, messages, refusal),
    );

  /** The receipt of one message, or why it is to come again. */
  const takeOne = async (partner: Partner, message: Incoming): Promise<Receipt | string> => {
    try {
      return (await runTogether(partner, [message])).get(message.id) ?? "internal-error";
    } catch (error) {
      if (!(error instanceof NotTaken)) {
        node.log.error({ err: error, type: message.type, messageId: message.id }, "message failed");
        return "internal-error";
      }
      const { reason } = error.handled;
      if ("later" in error.handled) return reason;
      return (await runTogether(partner, [message], reason)).get(message.id) ?? "internal-error";
    }
  };

  const takeOneByOne = async (
    partner: Partner,
    groups: readonly (readonly Incoming[])[],
  ): Promise<Taken> => {
    const answer: Taken = { receipts: [], deferred: [] };
    const until = performance.now() + oneByOneForMs;
    for (const group of groups)
      for (const message of group) {
        // What is not answered comes again; what is answered too late would come again as a whole.
        if (performance.now() > until && answer.receipts.length > 0) return answer;
        const outcome = await takeOne(partner, message);
        if (typeof outcome !== "string") answer.receipts.push(outcome);
        else {
          answer.deferred.push({ messageId: message.id, reason: outcome });
          break;
        }
      }
    return answer;
  };

  const register = <T extends MessageType>(type: T, handler: BatchHandler<T>): void => {
    if (handlers.has(type)) throw new Error(`two handlers for messages of type ${type}`);
    handlers.set(type, handler);
  };

  return {
    registerHandler: (type, handler) => register(type, oneByOne(handler)),
    registerBatchHandler: register,
    async take(partner, groups) {
      const messages = typeByType(groups);
      if (messages.length > 1) {
        try {
          const receipts = await runTogether(partner, messages);
          return { receipts: [...receipts.values()], deferred: [] };
        } catch (error) {
          node.log.debug({ err: error }, "a delivery is taken message by message");
        }
      }
      return takeOneByOne(partner, groups);
    },
  };
}
