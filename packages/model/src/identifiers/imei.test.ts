import { describe, expect, it } from "vitest";
import { checkImei } from "./imei.ts";

describe("an IMEI", () => {
  const value = "001010012345672";

  it("is accepted with its check digit, whatever separates the digits", () => {
    expect(checkImei("00-101001-234567-2")).toEqual({ ok: true, value });
    expect(checkImei("IMEI: 00101001 2345672")).toEqual({ ok: true, value });
  });

  it("gets its check digit when it came without one or with the network's spare zero", () => {
    const completed = { ok: true, value, note: "check-digit-added" };
    expect(checkImei("00101001234567")).toEqual(completed);
    expect(checkImei("001010012345670")).toEqual(completed);
  });

  it("loses the software version of the 16-digit form", () => {
    const note = "software-version-dropped";
    expect(checkImei("0010100123456712")).toEqual({ ok: true, value, note });
  });

  it("with a wrong check digit is refused and names the right one", () => {
    expect(checkImei("001010012345671")).toMatchObject({
      ok: false,
      reason: "check-digit-wrong",
      hint: "The check digit of 00101001234567 would be 2: compare the number with the source.",
    });
  });

  it.each([
    ["0010100123456", "format-wrong"],
    ["00101001234567890", "format-wrong"],
    ["000000000000000", "placeholder"],
    ["1.0101E+12", "format-wrong"],
  ])("%s is refused: %s", (input, reason) => {
    expect(checkImei(input)).toMatchObject({ ok: false, reason });
  });
});
