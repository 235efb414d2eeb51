import { defaultModel, linkableKinds, priorAt, type LinkageModel } from "@entente/match";
import type { NodeContext } from "../../context.ts";
import { withFullSight, type Transaction } from "../../store/store.ts";

/** Pairs that are less probable than this are not kept at all. */
export const keptFrom = 0.05;

/** The probability from which pairs are proposed, as long as nobody has chosen another. */
export const defaultThreshold = 0.9;

/** How records of a kind are compared at present. */
export type Setting = {
  readonly kind: string;
  /** 0 is what comes with the node. */
  readonly version: number;
  readonly model: LinkageModel;
  readonly threshold: number;
};

/** How records of a kind are compared; undefined for kinds that are not. */
export async function settingOf(tx: Transaction, kind: string): Promise<Setting | undefined> {
  return (await settingsOf(tx)).get(kind);
}

/** How records of each kind are compared, for all kinds that are. */
export async function settingsOf(tx: Transaction): Promise<Map<string, Setting>> {
  const rows = await tx
    .selectFrom("linkage_setting")
    .distinctOn("kind")
    .select(["kind", "version", "model", "threshold"])
    .orderBy("kind")
    .orderBy("version", "desc")
    .execute();
  const adopted = new Map(rows.map((row) => [row.kind, row]));
  const settings = new Map<string, Setting>();
  for (const kind of linkableKinds) {
    const none = { version: 0, model: null, threshold: defaultThreshold };
    const { version, threshold, model: own } = adopted.get(kind) ?? none;
    const model = own ?? defaultModel(kind);
    if (model) settings.set(kind, { kind, version, threshold, model });
  }
  return settings;
}

/**
 * A setting with its model for the register of this node: the larger that is, the less probable two
 * records taken at random are of the same. The size is taken to the next power of two, so that figures
 * do not move with each record, nor tell how many there are.
 */
export async function inRegister(
  node: Pick<NodeContext, "authority">,
  tx: Transaction,
  setting: Setting,
): Promise<Setting> {
  const { size } = await withFullSight(tx, () =>
    tx
      .selectFrom("record")
      .select((eb) => eb.fn.countAll<number>().as("size"))
      .where("originator", "=", node.authority.id)
      .where("merged_into", "is", null)
      .where("kind", "=", setting.kind)
      .executeTakeFirstOrThrow(),
  );
  const rounded = 2 ** Math.ceil(Math.log2(Math.max(size, 2)));
  const { model } = setting;
  return { ...setting, model: { ...model, prior: priorAt(model, rounded), size: rounded } };
}
