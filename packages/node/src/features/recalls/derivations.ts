import type { StatementRecall } from "@entente/protocol";
import type { NodeContext } from "../../context.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";
import { dropConsents } from "../consents/drop.ts";
import { bringInExports } from "../exports/bring-in.ts";
import type { GoneStatement } from "./received.ts";
import { tellRecipients } from "./tell.ts";

/** Statements that no longer hold, and why. */
export type Gone = {
  statements: readonly GoneStatement[];
  reason: StatementRecall["reason"];
  text: string;
  erase: boolean;
  /** The partner's recall, when it is one. */
  recallId: string | null;
  /** What takes their place, by their ids. */
  replacements?: ReadonlyMap<string, string>;
};

/** Something that is made of statements and follows them when they go. */
export type Derivation = {
  name: string;
  /** Follows statements into it, in the transaction in which they go; answers how much was touched. */
  follow: (node: NodeContext, tx: Transaction, gone: Gone) => Promise<number>;
};

/**
 * Everything that is made of statements, in the order in which it follows them. What keeps statements,
 * or anything worked out from them, in a form of its own adds itself here. A record's caption, codes,
 * search words and match keys need not: they are derived anew with every change of it.
 */
const derivations: readonly Derivation[] = [
  { name: "consents", follow: (node, tx, { statements }) => dropConsents(node, tx, statements) },
  {
    name: "exports",
    follow: (node, tx, { statements, reason, recallId }) =>
      bringInExports(node, tx, statements, { reason, recallId }),
  },
  {
    name: "passed-on",
    follow: (node, tx, { statements, recallId, ...order }) =>
      tellRecipients(
        node,
        tx,
        { statementIds: statements.map(({ statementId }) => statementId) },
        { ...order, ...(recallId ? { forwardedFrom: recallId } : {}) },
      ),
  },
];

/**
 * Follows statements that no longer hold into everything made of them.
 * @returns how much was touched, by name
 */
export function followDerivations(
  node: NodeContext,
  tx: Transaction,
  gone: Gone,
): Promise<Record<string, number>> {
  return withFullSight(tx, async () => {
    const touched: Record<string, number> = {};
    if (gone.statements.length === 0) return touched;
    for (const { name, follow } of derivations) touched[name] = await follow(node, tx, gone);
    return touched;
  });
}
