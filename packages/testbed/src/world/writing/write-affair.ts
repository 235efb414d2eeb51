import { dateOf, worldDays } from "../period.ts";
import { Random, mix } from "../random.ts";
import type { WorldCase, WorldRecord } from "../record.ts";
import type { AffairFrame } from "../truth/affair-builder.ts";
import type { TrueEntity } from "../truth/entity.ts";
import { codenames } from "./codenames.ts";
import { keyOf } from "./keys.ts";
import { styles } from "./styles.ts";
import { writeRecord, type Pen, type Report } from "./write-record.ts";

const reportsPerAffair = 5;

/**
 * Writes what one authority holds of an affair.
 * @param faultRate chance (0 to 1) that a date or a phone is one that a node must refuse
 */
export function* writeAffair(
  seed: number,
  frame: AffairFrame,
  entities: readonly TrueEntity[],
  authority: number,
  faultRate: number,
): Generator<WorldRecord> {
  const pen = penFor(seed, frame, authority, faultRate);
  const bit = 1 << authority;
  for (const entity of entities) {
    if (!(entity.seenBy & bit)) continue;
    yield writeRecord(entity, pen);
    if (entity.twiceAt & bit) yield writeRecord(entity, pen, 1);
  }
}

/** The dossier in which an authority keeps what it holds of an affair. */
export function writeCase(
  seed: number,
  frame: AffairFrame,
  entities: readonly TrueEntity[],
  authority: number,
): WorldCase {
  const style = styles[authority]!;
  const bit = 1 << authority;
  const known = entities.filter(({ seenBy }) => seenBy & bit);
  const chance = mix(seed, 23, frame.index, authority);
  const name = codenames[chance % codenames.length]!;
  return {
    number: style.caseNumber(frame.index * 7 + authority, dateOf(frame.day).slice(0, 4)),
    title: style.language === "nl" ? `Onderzoek ${name}` : `Dossier ${name}`,
    purpose: style.purpose,
    recordKeys: known.flatMap(({ id, twiceAt }) =>
      twiceAt & bit
        ? [keyOf(seed, authority, id, 0), keyOf(seed, authority, id, 1)]
        : [keyOf(seed, authority, id, 0)],
    ),
    memberRoles: ["analyst", "approver"],
  };
}

function penFor(seed: number, frame: AffairFrame, authority: number, faultRate: number): Pen {
  const random = new Random(seed, 2, frame.index, authority);
  const style = styles[authority]!;
  const reports = Array.from({ length: reportsPerAffair }, (): Report => {
    const observedAt = dateOf(Math.min(worldDays - 1, frame.day + random.below(96)));
    const number = String(random.below(1_000_000)).padStart(6, "0");
    return {
      source: `${random.pick(style.sources)} ${number}/${observedAt.slice(0, 4)}`,
      grade: random.weighted(style.grades),
      handling: random.weighted(style.handlings),
      observedAt,
    };
  });
  return { seed, authority, style, random, reports, faultRate };
}
