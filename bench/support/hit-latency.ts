import { connectEvents, type BenchClient } from "./bench-client.ts";
import { untilMatched } from "./matched-nodes.ts";

/**
 * Milliseconds from sending a new record at the left node until a page of the right one is told of the
 * hit, record by record; the right node has held each of them for a while.
 */
export async function hitLatencies(
  [left, right]: readonly [BenchClient, BenchClient],
  samples: number,
): Promise<number[]> {
  for (let index = 0; index < samples; index++) await right.send("POST", "/records", person(index));
  await untilMatched([left, right]);
  const events = await connectEvents(right);
  const latencies: number[] = [];
  for (let index = 0; index < samples; index++) {
    const hit = events.next("hit");
    const began = performance.now();
    await left.send("POST", "/records", person(index));
    await hit;
    latencies.push(performance.now() - began);
    await untilMatched([left, right]);
  }
  await events.close();
  return latencies;
}

function person(index: number) {
  return {
    kind: "Person",
    justification: "Measuring how soon a hit is seen",
    statements: Object.entries({
      firstName: `Zyx${String.fromCharCode(97 + (index % 26))}imir`,
      lastName: `Quor${["ban", "dax", "fel", "gim", "lun", "mop"][index % 6]}${index}`,
      birthDate: `19${50 + (index % 50)}-0${1 + (index % 9)}-1${index % 10}`,
      idNumber: `INVENTED${String(index).padStart(6, "0")}`,
    }).map(([property, value]) => ({
      property,
      value,
      source: "Register",
      grade: { scale: "4x4", source: "B", information: "2" },
      handling: { codes: ["H0"] },
    })),
  };
}
