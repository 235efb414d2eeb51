import type { NodeContext } from "../../context.ts";
import { Problem } from "../../http/problem.ts";
import type { Transaction } from "../../store/store.ts";
import { readRequest } from "./read.ts";

/**
 * The request with `id`, locked, if this node still has to answer it.
 * @param waiting whether an answer to it may wait for approval
 * @returns the hash (hex) that the answer is bound to
 * @throws Problem 404; 409 `request-not-open`, or `answer-waits-for-approval`
 */
export async function lockOpenRequest(
  node: NodeContext,
  tx: Transaction,
  id: string,
  { waiting }: { waiting: boolean },
): Promise<{ requestHash: string }> {
  const locked = await tx
    .selectFrom("request")
    .select("body_hash")
    .where("id", "=", id)
    .where("direction", "=", "in")
    .where("state", "=", "received")
    .forUpdate()
    .executeTakeFirst();
  if (!locked) {
    await readRequest(node, tx, id);
    throw new Problem(
      409,
      "request-not-open",
      "The request is answered already, or is not one that this node has to answer.",
    );
  }
  const prepared = await tx
    .selectFrom("prepared_answer")
    .select("id")
    .where("request_id", "=", id)
    .where("state", "=", "waiting")
    .executeTakeFirst();
  if (prepared && !waiting)
    throw new Problem(
      409,
      "answer-waits-for-approval",
      "An answer to this request was prepared and waits for a second person.",
      { remedy: "Let it be approved, or return it first." },
    );
  return { requestHash: locked.body_hash.toString("hex") };
}
