import type { CursorList } from "../api/cursor-list.ts";
import { memo } from "react";
import { useFormats } from "../i18n/use-formats.ts";
import { useText } from "../i18n/text.ts";
import { usePhone } from "./narrow.ts";
import classes from "./virtual-list.module.css";

type Props = { list: CursorList<never> | CursorList<object>; index: number };

/** How many there are, how many are here, which one is selected. */
function Foot({ list, index }: Props) {
  const { t } = useText();
  const formats = useFormats();
  const phone = usePhone();
  const here = formats.number(list.count);
  return (
    <div className={`${classes["foot"]} num`}>
      <span>
        {list.hasMore && list.total === null
          ? t("list.counted-so-far", { here })
          : t("list.counted", {
              count: list.total ?? list.count,
              number: formats.number(list.hasMore ? (list.total ?? list.count) : list.count),
            })}
      </span>
      {index >= 0 && !phone && (
        <span>{t("list.position", { position: formats.number(index + 1) })}</span>
      )}
      {!phone && <span className="push">{t("list.keys")}</span>}
    </div>
  );
}

/** Drawn again only when the counts change. */
export const ListFoot = memo(Foot);
