import { BlockList, isIP, isIPv4 } from "node:net";

/** Never a partner's node: this network's own services answer there, those of cloud providers too. */
const neverPartners = new BlockList();
neverPartners.addSubnet("0.0.0.0", 8);
neverPartners.addSubnet("169.254.0.0", 16);
neverPartners.addSubnet("224.0.0.0", 3);
neverPartners.addAddress("100.100.100.200");
neverPartners.addAddress("::", "ipv6");
neverPartners.addSubnet("fe80::", 10, "ipv6");
neverPartners.addSubnet("ff00::", 8, "ipv6");
neverPartners.addAddress("fd00:ec2::254", "ipv6");

/** Reached from inside this network only: allowed where partners are connected by private networks. */
const privateNetworks = new BlockList();
privateNetworks.addSubnet("127.0.0.0", 8);
privateNetworks.addSubnet("10.0.0.0", 8);
privateNetworks.addSubnet("172.16.0.0", 12);
privateNetworks.addSubnet("192.168.0.0", 16);
privateNetworks.addSubnet("100.64.0.0", 10);
privateNetworks.addAddress("::1", "ipv6");
privateNetworks.addSubnet("fc00::", 7, "ipv6");

/**
 * Whether a node may be looked for at an address. Link-local addresses, those of metadata services,
 * multicast and unspecified ones are never allowed; loopback and private networks where `allowPrivate`
 * says so. An IPv4 address mapped into IPv6 is judged as what it stands for.
 * @param address an IP address; anything else is not allowed
 */
export function isAllowedAddress(address: string, allowPrivate: boolean): boolean {
  const plain = /^(?:::ffff:)(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  if (isIP(plain) === 0) return false;
  const family = isIPv4(plain) ? "ipv4" : "ipv6";
  if (neverPartners.check(plain, family)) return false;
  return allowPrivate || !privateNetworks.check(plain, family);
}
