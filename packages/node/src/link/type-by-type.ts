/**
 * Puts messages in an order in which those of one type stand together as far as the order within each
 * group allows, so that they can be taken together. Between groups no order is promised.
 */
export function typeByType<M extends { readonly type: string }>(
  groups: readonly (readonly M[])[],
): M[] {
  const waiting = groups.map((group) => group.values().toArray());
  const ordered: M[] = [];
  for (let from = 0; from < waiting.length;) {
    const type = waiting[from]?.[0]?.type;
    if (type === undefined) from++;
    else for (const group of waiting) ordered.push(...group.splice(0, leading(group, type)));
  }
  return ordered;
}

/** How many messages at the beginning of a group are of a type. */
function leading(group: readonly { readonly type: string }[], type: string): number {
  const end = group.findIndex((message) => message.type !== type);
  return end === -1 ? group.length : end;
}
