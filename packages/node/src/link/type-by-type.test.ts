import fc from "fast-check";
import { expect, test } from "vitest";
import { typeByType } from "./type-by-type.ts";

const groups = fc
  .array(fc.array(fc.constantFrom("reply", "request", "refusal"), { maxLength: 6 }), {
    maxLength: 8,
  })
  .map((types) => types.map((group, at) => group.map((type, place) => ({ type, at, place }))));

test("Every message comes once, each group's in its order", () => {
  fc.assert(
    fc.property(groups, (given) => {
      const byGroup = Map.groupBy(typeByType(given), ({ at }) => at);
      expect(given.map((_, at) => byGroup.get(at) ?? [])).toEqual(given);
    }),
    { seed: 1709 },
  );
});

test("Messages of one type at the heads of their groups stand together", () => {
  const message = (type: string) => ({ type });
  const [received, reply] = [message("request.received"), message("reply")];
  expect(typeByType([[received, reply], [], [received], [received, reply]])).toEqual([
    received,
    received,
    received,
    reply,
    reply,
  ]);
});
