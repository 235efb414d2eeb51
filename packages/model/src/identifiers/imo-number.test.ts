import { describe, expect, it } from "vitest";
import invalid from "../../../../conformance/imo_invalid.json" with { type: "json" };
import valid from "../../../../conformance/imo_valid.json" with { type: "json" };
import { checkImoNumber } from "./imo-number.ts";

describe("an IMO ship number", () => {
  it.each(valid)("$input is accepted as $value", ({ input, value }) => {
    expect(checkImoNumber(input)).toEqual({ ok: true, value });
  });

  it.each(invalid)("$input is refused: $reason", ({ input, reason }) => {
    expect(checkImoNumber(input)).toMatchObject({ ok: false, reason });
  });
});
