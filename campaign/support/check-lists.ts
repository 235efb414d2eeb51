import type { Books } from "./books.ts";
import type { Member } from "./world.ts";

/** Holds each node's list against the copy at its partner: the same tags under the same handles. */
export async function checkLists(books: Books, members: readonly Member[]): Promise<string[]> {
  const faults: string[] = [];
  for (const owner of members)
    for (const holder of members) {
      if (owner === holder) continue;
      const agreements = await books.of(owner)((tx) =>
        tx
          .selectFrom("agreement")
          .select("id")
          .where("partner_id", "=", holder.authority.id)
          .execute(),
      );
      for (const { id } of agreements) {
        const own = await books.of(owner)((tx) =>
          tx
            .selectFrom("own_tag")
            .innerJoin("record_handle", (join) =>
              join
                .onRef("record_handle.record_id", "=", "own_tag.record_id")
                .onRef("record_handle.agreement_id", "=", "own_tag.agreement_id"),
            )
            .select(["tag", "handle"])
            .where("own_tag.agreement_id", "=", id)
            .execute(),
        );
        const copy = await books.of(holder)((tx) =>
          tx
            .selectFrom("partner_tag")
            .select(["tag", "handle"])
            .where("agreement_id", "=", id)
            .execute(),
        );
        const [mine, theirs] = [own, copy].map(
          (rows) =>
            new Set(
              rows.map(({ tag, handle }) => `${tag.toString("hex")}/${handle.toString("hex")}`),
            ),
        ) as [Set<string>, Set<string>];
        const difference = mine.symmetricDifference(theirs).size;
        if (difference > 0)
          faults.push(
            `${owner.authority.id} at ${holder.authority.id}: ${difference} entries differ`,
          );
      }
    }
  return faults;
}
