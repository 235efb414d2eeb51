import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { IconMailPlus, IconMailbox } from "@tabler/icons-react";
import { useState } from "react";
import type { OutsideRequest } from "../../api/contract.ts";
import { useCursorList } from "../../api/cursor-list.ts";
import { closeOutside, listOutside } from "../../api/requests.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { Page, Section } from "../../parts/layout.tsx";
import { EmptyState, ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { Copies } from "./copies.tsx";
import { EarlierLine } from "./earlier.tsx";
import { OutsideDialog } from "./outside-dialog.tsx";
import classes from "./requests.module.css";

/** Requests over other channels, and copies got as point of contact. */
export function OutsidePage() {
  const { t } = useText();
  const [entering, setEntering] = useState(false);
  const list = useCursorList<OutsideRequest>(["requests", "outside"], listOutside);
  const rows = Array.from({ length: list.count }, (_, index) => list.at(index)!);
  return (
    <Page
      head={
        <PageHead
          above={<Link to="/requests">{t("nav.requests")}</Link>}
          title={t("outside.title")}
          sub={t("outside.meaning")}
          actions={
            <Button
              leftSection={<IconMailPlus size={15} aria-hidden />}
              onClick={() => setEntering(true)}
            >
              {t("outside.register")}
            </Button>
          }
        />
      }
    >
      {list.state === "failed" && <ProblemNotice error={list.error} retry={list.retry} />}
      {list.state === "loading" && <Waiting />}
      {list.state === "ready" && rows.length === 0 && (
        <EmptyState icon={IconMailbox} title={t("outside.none")}>
          {t("outside.none.meaning")}
        </EmptyState>
      )}
      {rows.map((row) => (
        <Outside key={row.id} request={row} />
      ))}
      {list.hasMore && (
        <div>
          <Button variant="default" onClick={() => list.reach(list.count)}>
            {t("outside.more")}
          </Button>
        </div>
      )}
      <Copies />
      {entering && <OutsideDialog onClose={() => setEntering(false)} />}
    </Page>
  );
}

function Outside({ request }: { request: OutsideRequest }) {
  const { t } = useText();
  const formats = useFormats();
  const [closing, setClosing] = useState(false);
  const close = useAct<string, OutsideRequest>({
    run: (note) => closeOutside(request.id, note),
    touches: ["requests"],
    done: () => t("outside.closed"),
    after: () => setClosing(false),
  });
  return (
    <Section
      title={`${t(`outside.channel.${request.channel}`)} ${request.reference}`}
      actions={
        <Button size="compact-sm" variant="default" onClick={() => setClosing(true)}>
          {t("outside.close")}
        </Button>
      }
    >
      <div className="stack">
        <span className="row-wrap">
          <AuthorityMark authority={request.partner} foreign />
          <Link to="/records/$recordId" params={{ recordId: request.record.id }}>
            <bdi>{request.record.caption}</bdi>
          </Link>
          <span className="dim">
            {t("outside.received")} {formats.moment(request.receivedAt)}
          </span>
        </span>
        <p style={{ margin: 0, whiteSpace: "pre-wrap" }}>{request.subject}</p>
        {request.duplicates.length > 0 && (
          <ul className={classes["leaving"]}>
            {request.duplicates.map((one) => (
              <li key={one.id}>
                <EarlierLine earlier={one} />
              </li>
            ))}
          </ul>
        )}
      </div>
      {closing && (
        <ReasonDialog
          title={t("outside.close")}
          meaning={t("outside.close.meaning")}
          label={t("outside.close.note")}
          action={t("outside.close")}
          busy={close.isPending}
          onClose={() => setClosing(false)}
          onGiven={(note) => close.mutate(note)}
        />
      )}
    </Section>
  );
}
