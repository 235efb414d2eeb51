import type { Comparison, FieldEvidence, LinkageModel } from "../linkage-types.ts";
import { missing, type Column } from "../register/column.ts";
import { nameFields, namePartLevels, otherNameLevels } from "../register/name-column.ts";
import type { Register } from "../register/register.ts";
import { weightsOf, type FieldWeights } from "./field-weights.ts";
import { probabilityOf } from "./probability.ts";
import { modelRarityBits, rarityBits } from "./rarity.ts";

const namePartsLevels = [namePartLevels, namePartLevels, otherNameLevels] as const;

/** Where the shares of values come from: the register at hand, or the model when it is too small. */
export type SharesFrom = "register" | "model";

/** Compares rows of one register by one model. */
export class Scorer {
  readonly register: Register;
  readonly model: LinkageModel;
  readonly #names: readonly FieldWeights[];
  readonly #fields: readonly FieldWeights[];
  readonly #shares: SharesFrom;

  /** @param shares see {@link SharesFrom} */
  constructor(register: Register, model: LinkageModel, shares: SharesFrom = "register") {
    this.register = register;
    this.model = model;
    this.#names = nameFields.map((id, part) => weightsOf(id, namePartsLevels[part]!, model));
    this.#fields = register.columns.map(({ field }) => weightsOf(field.id, field.levels, model));
    this.#shares = shares;
  }

  /** The evidence for two rows being of the same thing, in bits, without the prior. */
  bits(left: number, right: number): number {
    const { names, columns } = this.register;
    let bits = 0;
    if (names) {
      names.compare(left, right);
      for (let part = 0; part < 3; part++) {
        const level = names.levels[part]!;
        if (level === missing) continue;
        bits += this.#names[part]!.bits[level]! + this.#nameRarity(part, level);
      }
    }
    for (let at = 0; at < columns.length; at++) {
      const column = columns[at]!;
      const level = column.compare(left, right);
      if (level === missing) continue;
      const weights = this.#fields[at]!;
      bits += weights.bits[level]!;
      if (level === 0) bits += this.#rarity(column, weights);
    }
    return bits;
  }

  /** The part of {@link bits} that comes from the rarity of shared values. */
  rarity(left: number, right: number): number {
    const { names, columns } = this.register;
    let bits = 0;
    names?.compare(left, right);
    for (let part = 0; names && part < 3; part++)
      bits += this.#nameRarity(part, names.levels[part]!);
    for (const [at, column] of columns.entries())
      if (column.compare(left, right) === 0) bits += this.#rarity(column, this.#fields[at]!);
    return bits;
  }

  /** The same with the evidence field by field. */
  explain(left: number, right: number): Comparison {
    const { names, columns } = this.register;
    const evidence: FieldEvidence[] = [];
    names?.compare(left, right);
    for (const [part, { id, bits }] of names ? this.#names.entries() : []) {
      const level = names!.levels[part]!;
      if (level === missing) continue;
      evidence.push({
        field: id,
        level: namePartsLevels[part]![level]!,
        bits: bits[level]!,
        rarity: this.#nameRarity(part, level),
        left: names!.wordOf(names!.left[part]!),
        right: names!.wordOf(names!.right[part]!),
      });
    }
    for (const [at, column] of columns.entries()) {
      const level = column.compare(left, right);
      if (level === missing) continue;
      const weights = this.#fields[at]!;
      evidence.push({
        field: weights.id,
        level: column.field.levels[level]!,
        bits: weights.bits[level]!,
        rarity: level === 0 ? this.#rarity(column, weights) : 0,
        left: column.writtenOf(column.left),
        right: column.writtenOf(column.right),
      });
    }
    const bits = evidence.reduce((sum, one) => sum + one.bits + one.rarity, 0);
    const strength = (one: FieldEvidence) => Math.abs(one.bits + one.rarity);
    return {
      bits,
      probability: probabilityOf(bits, this.model.prior),
      evidence: evidence.toSorted((one, other) => strength(other) - strength(one)),
    };
  }

  /** Rarity of the value that the column's last comparison found on both sides. */
  #rarity({ dictionary, left, right }: Column, { chanceBits, model }: FieldWeights): number {
    if (!model) return 0;
    if (this.#shares === "model") return modelRarityBits(model, chanceBits, dictionary.keys[left]!);
    const count = Math.max(2, dictionary.countOf(left), dictionary.countOf(right));
    return rarityBits(chanceBits, count / dictionary.total);
  }

  /** Rarity of the word that the last comparison of names found on both sides. */
  #nameRarity(part: number, level: number): number {
    const { chanceBits, model } = this.#names[part]!;
    const names = this.register.names!;
    if (level !== 0 || !model) return 0;
    const word = names.left[part]!;
    if (this.#shares === "model") return modelRarityBits(model, chanceBits, names.wordOf(word));
    return rarityBits(chanceBits, Math.max(2, names.countOf(part, word)) / names.totalOf(part));
  }
}

/** A scorer over the rows of a register; it stays valid while records are added and removed. */
export function scorer(register: Register, model: LinkageModel): Scorer {
  return new Scorer(register, model);
}
