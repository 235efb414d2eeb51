import type { Linkage } from "../../api/contract.ts";
import { type Adoption, adoptLinkage } from "../../api/duplicates.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";

/** Adopts a version of how a kind is compared. */
export function useAdopt(linkage: Linkage, after: () => void) {
  const { t } = useText();
  return useAct<Adoption, Linkage>({
    run: (adoption) => adoptLinkage(linkage.kind, adoption),
    touches: ["linkage", "duplicates"],
    done: ({ version }) => t("tuning.adopted", { version }),
    after,
  });
}
