import type { LogEntry } from "../../api/contract.ts";
import { textOr, type Translate } from "../../i18n/text.ts";

/** The acts one can look for. */
export const acts = [
  "consultation",
  "search",
  "disclosure",
  "request",
  "refusal",
  "receipt",
  "collection",
  "alteration",
  "combination",
  "separation",
  "erasure",
  "recall",
  "consent",
  "export",
  "matching",
  "evaluation",
  "confirmation",
  "dismissal",
  "refused-access",
  "sign-in",
  "sign-in-failure",
  "sign-out",
  "administration",
] as const;

/** An act in words. */
export const actText = (t: Translate, act: string): string => textOr(t, `log.act.${act}`, act);

/** Who acted. */
export function actorText(t: Translate, { actor }: LogEntry): string {
  const name = actor.name ?? actor.id;
  if (actor.type === "partner") return t("log.actor.partner", { name });
  return actor.type === "system" ? t("log.actor.system", { name: actor.id }) : name;
}

/** What was acted on: what it is, and the beginning of its id. */
export function objectText(t: Translate, { object }: LogEntry, kind: (name: string) => string) {
  const type = object.type === "search" ? "search-words" : object.type;
  const name = object.kind ? kind(object.kind) : textOr(t, `log.object.${type}`, object.type);
  const isId = /^[0-9a-f]{8}-/.test(object.id);
  return `${name} ${isId ? object.id.slice(0, 8) : shortened(object.id)}`;
}

function shortened(id: string): string {
  return id.length > 40 ? `${id.slice(0, 12)}…` : id;
}
