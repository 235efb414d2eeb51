import { describe, expect, test } from "vitest";
import { isAllowedAddress } from "./allowed-addresses.ts";

describe("A partner's node", () => {
  test.each(["192.0.2.7", "8.8.8.8", "2001:db8::1", "172.32.0.1", "::ffff:192.0.2.7"])(
    "may be at %s",
    (address) => {
      expect(isAllowedAddress(address, false)).toBe(true);
    },
  );

  test.each([
    "127.0.0.1",
    "127.8.8.8",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "100.64.0.1",
    "::1",
    "fd12::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
  ])("may be at %s only where private networks are allowed", (address) => {
    expect(isAllowedAddress(address, false)).toBe(false);
    expect(isAllowedAddress(address, true)).toBe(true);
  });

  test.each([
    "0.0.0.0",
    "169.254.169.254",
    "169.254.1.1",
    "100.100.100.200",
    "224.0.0.1",
    "255.255.255.255",
    "::",
    "fe80::1",
    "ff02::1",
    "fd00:ec2::254",
    "::ffff:169.254.169.254",
    "localhost",
    "",
  ])("is never at %s", (address) => {
    expect(isAllowedAddress(address, true)).toBe(false);
  });
});
