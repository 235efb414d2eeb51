import type { Values } from "../keys/values.ts";

/** A record as linking sees it: its cleaned current values by property. */
export type LinkRecord = {
  readonly id: string;
  readonly kind: string;
  readonly values: Values;
};

/**
 * One level on which two values of a field can agree: the most telling first, the last is
 * "different". A missing value is no level and weighs nothing.
 */
export type ModelLevel = {
  /** Stable, kebab-case; pages have a sentence for each ("one-letter-apart"). */
  readonly id: string;
  /** How often two records of the same thing are on this level. */
  readonly m: number;
  /** How often two records of different things are. */
  readonly u: number;
};

/** What agreement and disagreement in one field weigh. */
export type ModelField = {
  readonly id: string;
  readonly levels: readonly ModelLevel[];
  /**
   * Shares of the values that are common, by canonical form: what rarity is measured by where no
   * register is at hand.
   */
  readonly common?: Readonly<Record<string, number>>;
  /** The share of a value that is not among them. */
  readonly ordinary?: number;
};

/**
 * A Fellegi–Sunter model of one kind of record, as plain data: it is kept in the database, shown
 * to the administrator, and the same in batch, for one query and blind.
 */
export type LinkageModel = {
  readonly version: 1;
  readonly kind: string;
  /** How likely two records taken at random from a register of `size` are the same thing. */
  readonly prior: number;
  /** How many records the model was learned on. */
  readonly size: number;
  readonly fields: readonly ModelField[];
};

/** What one field says of two records. */
export type FieldEvidence = {
  readonly field: string;
  readonly level: string;
  /** log2(m / u) of the level; negative speaks against. */
  readonly bits: number;
  /** Bits on top because the shared value is rarer than most, negative when it is common. */
  readonly rarity: number;
  /** The two values that were held against each other, as they are written in the records. */
  readonly left: string;
  readonly right: string;
};

/** How much speaks for two records being of the same thing, field by field. */
export type Comparison = {
  /** Sum of the evidence, in bits, without the prior. */
  readonly bits: number;
  /** Probability that both are the same thing, between 0 and 1. */
  readonly probability: number;
  /** Strongest first, for or against; only fields that both records have. */
  readonly evidence: readonly FieldEvidence[];
};
