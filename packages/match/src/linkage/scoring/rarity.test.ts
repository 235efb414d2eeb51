import { expect, test } from "vitest";
import { modelRarityBits, rarityBits } from "./rarity.ts";

const field = { id: "family-name", levels: [], common: { janssens: 0.02 }, ordinary: 0.001 };

test("Agreement on a rare value weighs more than on one that many hold", () => {
  expect(rarityBits(-8, 2 ** -12)).toBe(4);
  expect(rarityBits(-8, 2 ** -5)).toBe(-3);
});

test("A value that a model knows to be common costs bits", () => {
  expect(modelRarityBits(field, -8, "janssens")).toBeLessThan(-2);
});

test("A value that a model knows nothing of never costs bits, however small chance is", () => {
  expect(modelRarityBits(field, -8, "verzonnen")).toBeGreaterThan(1);
  expect(modelRarityBits(field, -14, "verzonnen")).toBe(0);
  expect(modelRarityBits({ id: "phone", levels: [] }, -14, "+32460000001")).toBe(0);
});
