/**
 * What is known of one agreement from its first draft to its end: facts that are only ever added, so
 * that two nodes which know the same facts say the same of it, whatever the order in which they came.
 */
export type Negotiation = {
  /** All versions that were proposed, by the hash of their terms. */
  readonly versions: ReadonlyMap<string, NegotiatedVersion>;
  /** When each party that ended it did so. */
  readonly ends: ReadonlyMap<string, Date>;
};

/** One version of the terms, and who signed or rejected exactly these. */
export type NegotiatedVersion = {
  /** Hash of the canonical terms. */
  readonly hash: string;
  readonly version: number;
  readonly parties: readonly string[];
  readonly signedBy: ReadonlySet<string>;
  readonly rejectedBy: ReadonlySet<string>;
};

/** What a party does. A proposal carries the proposer's signature. */
export type NegotiationAct =
  | {
      readonly act: "propose";
      readonly by: string;
      readonly hash: string;
      readonly version: number;
      readonly parties: readonly string[];
    }
  | { readonly act: "sign"; readonly by: string; readonly hash: string }
  | { readonly act: "reject"; readonly by: string; readonly hash: string }
  | { readonly act: "end"; readonly by: string; readonly at: Date };

/** Why an act changes nothing. */
export type NegotiationFault =
  | "not-a-party"
  | "parties-changed"
  | "version-unknown"
  | "version-superseded"
  | "version-rejected"
  | "signed-another-of-this-version"
  | "signed-already"
  | "in-force-already"
  | "agreement-ended";

/** What an act leads to. */
export type Negotiated =
  | { readonly ok: true; readonly negotiation: Negotiation }
  | { readonly ok: false; readonly reason: NegotiationFault };

/** Where a version stands. */
export type VersionState = "proposed" | "in-force" | "superseded" | "rejected";

/** Where an agreement stands. */
export type NegotiationStanding = {
  /** Hash of the highest version that all its parties have signed, ended since or not. */
  readonly signed: string | null;
  /** The same while no party has ended it; whether its days have come is another question. */
  readonly inForce: string | null;
  /** The first end that a party set, or null. Nothing is in force from then on. */
  readonly ended: { readonly by: string; readonly at: Date } | null;
  readonly states: ReadonlyMap<string, VersionState>;
};

/** An agreement of which nothing is known yet. */
export const emptyNegotiation: Negotiation = { versions: new Map(), ends: new Map() };

/**
 * Adds what a party did elsewhere. A fact known already changes nothing and is no fault; one that
 * came before what it speaks of is `version-unknown`, to be told again.
 */
export function learn(negotiation: Negotiation, act: NegotiationAct): Negotiated {
  const { versions, ends } = negotiation;
  if (act.act === "end") {
    if (!partiesOf(negotiation)?.includes(act.by)) return refuse(unknownOr(negotiation));
    const before = ends.get(act.by);
    const at = before && before < act.at ? before : act.at;
    return { ok: true, negotiation: { versions, ends: new Map(ends).set(act.by, at) } };
  }
  const known = versions.get(act.hash) ?? (act.act === "propose" ? newVersion(act) : undefined);
  if (!known) return refuse("version-unknown");
  if (!known.parties.includes(act.by)) return refuse("not-a-party");
  const parties = partiesOf(negotiation);
  if (parties && !sameParties(parties, known.parties)) return refuse("parties-changed");
  const changed =
    act.act === "reject"
      ? { ...known, rejectedBy: new Set(known.rejectedBy).add(act.by) }
      : { ...known, signedBy: new Set(known.signedBy).add(act.by) };
  return {
    ok: true,
    negotiation: { versions: new Map(versions).set(act.hash, changed), ends },
  };
}

/**
 * Decides whether a party may do something by what its own node knows, and does it. A party signs at
 * most one text of each version, and none that is rejected, superseded or of an ended agreement: so of
 * two texts with the same number at most one can be signed by all.
 */
export function decide(negotiation: Negotiation, act: NegotiationAct): Negotiated {
  const { inForce, ended, states } = standingOf(negotiation);
  if (ended) return refuse("agreement-ended");
  if (act.act === "end") return learn(negotiation, act);
  const all = [...negotiation.versions.values()];
  const version = act.act === "propose" ? act.version : negotiation.versions.get(act.hash)?.version;
  if (version === undefined) return refuse("version-unknown");
  const target = negotiation.versions.get(act.hash);
  if (act.act === "reject") {
    if (act.hash === inForce) return refuse("in-force-already");
    if (target?.signedBy.has(act.by)) return refuse("signed-already");
    if (states.get(act.hash) !== "proposed") return refuse("version-superseded");
    return learn(negotiation, act);
  }
  if (target && states.get(act.hash) === "rejected") return refuse("version-rejected");
  if (act.act === "sign" && target?.signedBy.has(act.by)) return refuse("signed-already");
  if (
    all.some((one) => one.version === version && one.hash !== act.hash && one.signedBy.has(act.by))
  )
    return refuse("signed-another-of-this-version");
  const newest = Math.max(0, ...all.map((one) => one.version));
  if (act.act === "propose" ? version <= newest : version < newest)
    return refuse("version-superseded");
  return learn(negotiation, act);
}

/** Where an agreement and each of its versions stand, by the facts alone. */
export function standingOf({ versions, ends }: Negotiation): NegotiationStanding {
  const all = [...versions.values()].toSorted(
    (a, b) => b.version - a.version || (a.hash < b.hash ? -1 : 1),
  );
  const newest = all[0]?.version ?? 0;
  const valid = all.find(signedByAll);
  const states = new Map(
    all.map((one): [string, VersionState] => [one.hash, stateOf(one, valid, newest)]),
  );
  const [first] = [...ends].toSorted(([a, one], [b, other]) =>
    one.getTime() === other.getTime() ? (a < b ? -1 : 1) : one.getTime() - other.getTime(),
  );
  return {
    signed: valid?.hash ?? null,
    inForce: first || !valid ? null : valid.hash,
    ended: first ? { by: first[0], at: first[1] } : null,
    states,
  };
}

/** Whether all parties have signed exactly these terms. */
export function signedByAll({ parties, signedBy }: NegotiatedVersion): boolean {
  return parties.every((party) => signedBy.has(party));
}

function stateOf(
  one: NegotiatedVersion,
  valid: NegotiatedVersion | undefined,
  newest: number,
): VersionState {
  if (one === valid) return "in-force";
  if (signedByAll(one)) return "superseded";
  if (one.rejectedBy.size > 0) return "rejected";
  return one.version < newest || (valid && one.version <= valid.version)
    ? "superseded"
    : "proposed";
}

function newVersion(act: Extract<NegotiationAct, { act: "propose" }>): NegotiatedVersion {
  const { hash, version, parties } = act;
  return { hash, version, parties, signedBy: new Set(), rejectedBy: new Set() };
}

function partiesOf({ versions }: Negotiation): readonly string[] | undefined {
  return versions.values().next().value?.parties;
}

function unknownOr(negotiation: Negotiation): NegotiationFault {
  return negotiation.versions.size === 0 ? "version-unknown" : "not-a-party";
}

function sameParties(left: readonly string[], right: readonly string[]): boolean {
  return left.toSorted().join() === right.toSorted().join();
}

function refuse(reason: NegotiationFault): Negotiated {
  return { ok: false, reason };
}
