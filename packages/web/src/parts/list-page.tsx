import { ActionIcon } from "@mantine/core";
import { IconArrowsDiagonal, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useText } from "../i18n/text.ts";
import classes from "./list-page.module.css";
import { usePhone, useRoomForPanel } from "./narrow.ts";
import { ScrollRegion } from "./scroll-region.tsx";

type Props = {
  head: ReactNode;
  toolbar?: ReactNode;
  children: ReactNode;
  /** What is shown of the selected row; nothing when nothing is selected. */
  panel?: ReactNode;
  onClosePanel: () => void;
  /** Opens the page of what is selected. Left out where the panel is all there is of it. */
  onOpenPanel?: () => void;
};

/** A list with its heading and filters, and beside it a panel on what is selected. */
export function ListPage({ head, toolbar, children, panel, onClosePanel, onOpenPanel }: Props) {
  const { t } = useText();
  const phone = usePhone();
  const room = useRoomForPanel();
  // A phone shows no panel where a page says the same.
  const shown = Boolean(panel) && !(phone && onOpenPanel);
  return (
    <div className={classes["page"]} data-panel={shown && room}>
      <section className={classes["list"]}>
        {head}
        {toolbar && <div className={classes["toolbar"]}>{toolbar}</div>}
        {children}
      </section>
      {shown && (
        <aside
          className={`${classes["panel"]} ${room ? "" : classes["over"]}`}
          aria-label={t("panel.label")}
        >
          <div className={classes["panel-head"]}>
            {t("panel.label")}
            {onOpenPanel && (
              <ActionIcon
                className="push"
                onClick={onOpenPanel}
                aria-label={t("panel.open")}
                title={t("panel.open")}
              >
                <IconArrowsDiagonal size={16} aria-hidden />
              </ActionIcon>
            )}
            <ActionIcon
              {...(onOpenPanel ? {} : { className: "push" })}
              onClick={onClosePanel}
              aria-label={t("panel.close")}
              title={t("panel.close")}
            >
              <IconX size={16} aria-hidden />
            </ActionIcon>
          </div>
          <ScrollRegion label={t("panel.content")} className={classes["panel-body"]}>
            {panel}
          </ScrollRegion>
        </aside>
      )}
    </div>
  );
}
