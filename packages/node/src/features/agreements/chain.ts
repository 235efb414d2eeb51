import type { AgreementTerms } from "@entente/model";
import type { Transaction } from "../../store/store.ts";
import type { AgreementDetails } from "./schemas.ts";

type Link = AgreementDetails["chain"][number];

/** Agreements that this node keeps, one for each text. */
async function keptTerms(
  tx: Transaction,
): Promise<Map<string, { id: string; terms: AgreementTerms }>> {
  const rows = await tx.selectFrom("agreement").select(["id", "terms"]).orderBy("id").execute();
  return new Map(rows.map((row) => [row.terms.id, row]));
}

/**
 * The line of arrangements to which terms belong, oldest first: what they continue, as far back as the
 * agreements kept here tell, and what continues them.
 */
export async function readChain(tx: Transaction, terms: AgreementTerms): Promise<Link[]> {
  const kept = await keptTerms(tx);
  const links = new Map<string, Link>();
  const add = (link: Link, termsId: string | null): void => {
    const name = termsId ?? `${link.date} ${link.title}`;
    if (!links.has(name)) links.set(name, link);
  };
  const own = { id: kept.get(terms.id)?.id ?? null, title: terms.title, date: terms.validFrom };
  add({ ...own, place: "this" }, terms.id);
  const back = (from: AgreementTerms): void => {
    for (const { id, title, date } of from.predecessors) {
      const before = id === null ? undefined : kept.get(id);
      if (id !== null && links.has(id)) continue;
      add({ id: before?.id ?? null, title, date, place: "predecessor" }, id);
      if (before) back(before.terms);
    }
  };
  back(terms);
  const forth = (from: AgreementTerms): void => {
    for (const { id, terms: other } of kept.values()) {
      if (links.has(other.id) || !other.predecessors.some((one) => one.id === from.id)) continue;
      const { title, validFrom: date } = other;
      add({ id, title, date, place: "successor" }, other.id);
      forth(other);
    }
  };
  forth(terms);
  return [...links.values()].toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}
