/** Who acts on the store: a signed-in user, a job of the node, or a partner's message. */
export type Actor =
  | { readonly type: "user"; readonly userId: string }
  | { readonly type: "system"; readonly name: string }
  | { readonly type: "partner"; readonly authorityId: string };

/** The actor's identity as the ledger keeps it. */
export function actorId(actor: Actor): string {
  if (actor.type === "user") return actor.userId;
  return actor.type === "system" ? actor.name : actor.authorityId;
}
