import { measureDelta, type Delta } from "./delta.ts";
import { fillList } from "./fill-list.ts";
import { startListNode } from "./list-node.ts";
import { measureLookUps, type LookUps } from "./look-ups.ts";

/** What a long list of a partner's bears. */
export type Lists = { readonly listed_tags: number } & LookUps & Delta;

/** Fills a partner's list with so many tags, looks tags up in it and applies a change to it. */
export async function measureLists(tags: number, say: (text: string) => void): Promise<Lists> {
  const list = await startListNode();
  try {
    say(`writing a list of ${tags} tags`);
    await fillList(list, tags);
    say("looking tags up");
    const lookUps = await measureLookUps(list, tags);
    say("applying a change of 100,000 tags");
    const delta = await measureDelta(list, tags);
    return { listed_tags: tags, ...lookUps, ...delta };
  } finally {
    await list.stop();
  }
}
