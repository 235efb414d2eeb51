import { cleanValue, type LinkRecord } from "../../packages/match/src/index.ts";
import { propertyOf } from "../../packages/model/src/index.ts";
import { AffairBuilder } from "../../packages/testbed/src/world/truth/affair-builder.ts";
import { addPerson } from "../../packages/testbed/src/world/truth/add-persons.ts";
import type { TrueEntity } from "../../packages/testbed/src/world/truth/entity.ts";
import { origins, type OriginName } from "../../packages/testbed/src/world/names/origins.ts";
import { Random } from "../../packages/testbed/src/world/random.ts";
import type { WorldStatement } from "../../packages/testbed/src/world/record.ts";
import { writeAffair } from "../../packages/testbed/src/world/writing/write-affair.ts";
import { styles } from "../../packages/testbed/src/world/writing/styles.ts";

/** A person as the service that keeps the register wrote it down, and as another one did. */
export type WrittenTwice = {
  readonly kept: LinkRecord;
  /** Written when it is asked for. */
  readonly asked: () => LinkRecord;
};

const personsPerAffair = 12;
const originNames = Object.keys(origins).filter((name): name is OriginName => name in origins);

/**
 * Persons of the generated world without all else that it holds: the same names, papers, habits of
 * writing and slips of the same six services. Each person is written by two of them in turn. The
 * same seed gives the same persons.
 */
export function* generatedPersons(seed: number, count: number): Generator<WrittenTwice> {
  for (let affair = 0, made = 0; made < count; affair++) {
    const home = affair % styles.length;
    const partner =
      (home + 1 + (Math.floor(affair / styles.length) % (styles.length - 1))) % styles.length;
    const frame = { index: affair, group: 0, home, partners: [partner], day: affair % 1000 };
    const builder = new AffairBuilder(frame, new Random(seed, affair));
    for (let place = 0; place < personsPerAffair; place++)
      addPerson(builder, {
        role: "driver",
        origin: builder.random.pick(originNames),
        seenBy: (1 << home) | (1 << partner),
        twiceAt: 0,
        withPhone: place % 2 === 0,
      });
    const { entities } = builder;
    const kept = writtenBy(seed, frame, entities, home);
    for (let place = 0; place < kept.length && made < count; place++, made++) {
      const id = `${affair}-${place}`;
      yield {
        kept: cleaned(id, kept[place]!, styles[home]!.country),
        asked: () => {
          const written = writtenBy(seed, frame, entities, partner)[place]!;
          return cleaned(`asked-${id}`, written, styles[partner]!.country);
        },
      };
    }
  }
}

function writtenBy(
  seed: number,
  frame: AffairBuilder["frame"],
  entities: readonly TrueEntity[],
  authority: number,
): (readonly WorldStatement[])[] {
  return [...writeAffair(seed, frame, entities, authority, 0)].map((record) => record.statements);
}

/** Values are cleaned as an import cleans them. */
function cleaned(id: string, statements: readonly WorldStatement[], country: string): LinkRecord {
  const values = new Map<string, string[]>();
  for (const { property, value } of statements) {
    const type = propertyOf("Person", property)?.type;
    if (!type) continue;
    const result = cleanValue(type, value, { kind: "Person", property, country });
    if (!result.ok) continue;
    values.set(property, [...(values.get(property) ?? []), result.value]);
  }
  return { id, kind: "Person", values };
}
