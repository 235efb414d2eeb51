import type { NodeContext } from "../../context.ts";
import type { Transaction } from "../../store/store.ts";
import { sendAnswer } from "./answer.ts";
import type { ReplyInput } from "./answer-schemas.ts";
import { draftAnswer } from "./draft.ts";
import { lockOpenRequest } from "./open-request.ts";
import { closeOutside, splitTogether } from "./outside.ts";
import { prepareAnswer } from "./prepared.ts";
import { readRequest } from "./read.ts";
import type { RequestDetails } from "./schemas.ts";

/**
 * Answers a partner's request, and others on the same thing with it, with the chosen statements; where
 * the agreement demands a second person, the answer is kept until that person approves it.
 * @throws Problem 404; 409 `request-not-open`; 422 `unknown-statement`; 403 with the gate's reason
 */
export async function replyToRequest(
  node: NodeContext,
  tx: Transaction,
  requestId: string,
  input: ReplyInput,
  user: { id: string; name: string },
): Promise<RequestDetails> {
  const first = await lockOpenRequest(node, tx, requestId, { waiting: false });
  const draft = await draftAnswer(node, tx, requestId, input, false);
  const { requests, outside } = await splitTogether(
    tx,
    draft.request,
    input.together ?? [],
    node.now(),
  );
  if (draft.fourEyes) {
    await prepareAnswer(node, tx, draft, user);
    return readRequest(node, tx, requestId);
  }
  await sendAnswer(node, tx, draft, { ...first, name: user.name });
  for (const id of requests) {
    const locked = await lockOpenRequest(node, tx, id, { waiting: false });
    const other = await draftAnswer(node, tx, id, input, false);
    await sendAnswer(node, tx, other, { ...locked, name: user.name });
  }
  await closeOutside(node, tx, outside, {
    note: input.note ?? "",
    withRequest: requestId,
  });
  return readRequest(node, tx, requestId);
}
