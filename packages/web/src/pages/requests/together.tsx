import { Checkbox } from "@mantine/core";
import type { Earlier } from "../../api/contract.ts";
import { useText } from "../../i18n/text.ts";
import { EarlierLine } from "./earlier.tsx";

type Props = {
  earlier: readonly Earlier[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
};

/** Open requests that ask the same thing: one answer may go to all of them. */
export function Together({ earlier, chosen, onChoose }: Props) {
  const { t } = useText();
  const same = earlier.filter((one) => one.open && one.type !== "out");
  if (same.length === 0) return null;
  return (
    <Checkbox.Group
      label={t("earlier.together")}
      description={t("earlier.together.meaning")}
      value={[...chosen]}
      onChange={(ids) => onChoose(new Set(ids))}
    >
      {same.map((one) => (
        <Checkbox key={one.id} mt={8} value={one.id} label={<EarlierLine earlier={one} />} />
      ))}
    </Checkbox.Group>
  );
}
