import { billOfLading, containerNumber, imoNumber, mmsi } from "../numbers/cargo-numbers.ts";
import type { AffairBuilder } from "./affair-builder.ts";
import { dischargePorts, goods, loadingPorts, sizeTypes, vesselNames } from "./cargo-data.ts";
import type { Fact, TrueEntity } from "./entity.ts";
import { country, date, document, locode, needed, ref, verbatim, worded } from "./facts.ts";
import { scanResults } from "./phrases.ts";

/** Adds a ship of the fleet that all affairs share. */
export function addVessel(builder: AffairBuilder, number: number, seenBy: number): TrueEntity {
  const facts: Fact[] = [
    verbatim("name", vesselNames[number % vesselNames.length]!),
    verbatim("imoNumber", imoNumber(number * 37)),
    verbatim("mmsi", mmsi(number * 911)),
    country("flag", builder.random.pick(["pa", "lr", "mt", "be", "nl"])),
    verbatim("type", "container ship"),
  ];
  return builder.add("Vessel", facts, { seenBy })!;
}

/** Adds a ship's stay in a port. */
export function addPortCall(builder: AffairBuilder, vessel: TrueEntity): void {
  const { random, frame } = builder;
  builder.add("PortCall", [
    needed("vessel", vessel),
    locode("locode", random.pick(dischargePorts[Math.max(0, frame.home)]!)),
    date("date", builder.someDay()),
    verbatim("terminal", `K${random.between(9000, 9999)}`),
  ]);
}

/** Adds a container. */
export function addContainer(builder: AffairBuilder): TrueEntity | null {
  return builder.add("Container", [
    {
      property: "containerNumber",
      as: "container",
      value: containerNumber(builder.ordinal("container")),
    },
    verbatim("sizeType", builder.random.pick(sizeTypes)),
  ]);
}

/** Adds the load of a container, from a shipper overseas to an importer. */
export function addConsignment(
  builder: AffairBuilder,
  container: TrueEntity,
  companies: readonly TrueEntity[],
): void {
  const { random, frame } = builder;
  const [hsCode, description] = random.pick(goods);
  const facts: Fact[] = [
    document("billOfLading", billOfLading(builder.ordinal("bill"))),
    worded("description", description),
    verbatim("hsCode", hsCode),
    verbatim("grossWeight", random.between(9000, 27_500)),
    locode("portOfLoading", random.pick(loadingPorts)),
    locode("portOfDischarge", random.pick(dischargePorts[Math.max(0, frame.home)]!)),
    ref("container", container),
  ];
  if (companies.length > 0) facts.push(ref("shipper", random.pick(companies)));
  if (companies.length > 0) facts.push(ref("consignee", random.pick(companies)));
  builder.add("Consignment", facts);
}

/** Adds what a scanner showed of a container. */
export function addScan(builder: AffairBuilder, container: TrueEntity): void {
  builder.add("Scan", [
    needed("container", container),
    date("date", builder.someInstant()),
    worded("result", builder.random.pick(scanResults)),
  ]);
}
