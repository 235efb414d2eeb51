import { Button, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ConsentDetails } from "../../api/contract.ts";
import { consentQuery, decideConsent, takeBackConsent } from "../../api/recalls.ts";
import { useFormats } from "../../i18n/use-formats.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { AuthorityMark } from "../../parts/authority-mark.tsx";
import { Facts } from "../../parts/layout.tsx";
import { ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { ReasonDialog } from "../../parts/reason-dialog.tsx";
import { StatementRow } from "../../parts/statement-row.tsx";
import { ConsentStateTag } from "./consent-state.tsx";

/** A consent beside the list: exactly what it is about, for whom and why, and the decision on it. */
export function ConsentPanel({ consentId }: { consentId: string }) {
  const { t } = useText();
  const formats = useFormats();
  const { data, error } = useQuery(consentQuery(consentId));
  if (error) return <ProblemNotice error={error} />;
  if (!data) return <Waiting />;
  return (
    <div className="stack">
      <div className="row-wrap">
        <AuthorityMark authority={data.partner} foreign />
        <ConsentStateTag state={data.state} />
      </div>
      <p style={{ margin: 0, whiteSpace: "pre-wrap" }}>{data.justification}</p>
      <Facts
        items={[
          [t("consent.use"), t(`consent.use.${data.use}`)],
          data.recipient
            ? [
                t("consent.recipient"),
                <AuthorityMark key="to" authority={data.recipient} foreign />,
              ]
            : null,
          [t("consent.purpose"), data.purpose],
          [t("consent.asked-by"), data.askedBy],
          [t("consent.asked-at"), formats.moment(data.askedAt)],
          data.state === "asked" ? [t("consent.expires"), formats.moment(data.expiresAt)] : null,
          data.decidedBy ? [t("consent.decided-by"), data.decidedBy] : null,
          data.conditions ? [t("consent.conditions"), data.conditions] : null,
          data.validUntil ? [t("consent.valid-until"), formats.moment(data.validUntil)] : null,
          data.reason ? [t("consent.reason"), data.reason] : null,
        ]}
      />
      {data.about.length === 0 && <p className="dim">{t("consent.about.closed")}</p>}
      {data.records.map((record) => (
        <Link key={record.id} to="/records/$recordId" params={{ recordId: record.id }}>
          <bdi>{record.caption}</bdi>
        </Link>
      ))}
      <div>
        {data.about.map((statement) => (
          <StatementRow
            key={statement.id}
            statement={statement}
            kind={data.records[0]?.kind ?? ""}
            narrow
          />
        ))}
      </div>
      {data.can.decide && <Decision consent={data} />}
      {data.can.withdraw && <TakeBack consent={data} />}
    </div>
  );
}

type DecisionInput = Parameters<typeof decideConsent>[1];

function Decision({ consent }: { consent: ConsentDetails }) {
  const { t } = useText();
  const [conditions, setConditions] = useState("");
  const [until, setUntil] = useState("");
  const [refusing, setRefusing] = useState(false);
  const decide = useAct<DecisionInput, ConsentDetails>({
    run: (decision) => decideConsent(consent.id, decision),
    touches: ["consents"],
    done: () => t("consent.decided-now", { authority: consent.partner.name }),
    after: () => setRefusing(false),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        decide.mutate({
          granted: true,
          conditions: conditions.trim(),
          ...(until ? { validUntil: new Date(`${until}T23:59:59`).toISOString() } : {}),
        });
      }}
    >
      <Textarea
        label={t("consent.conditions")}
        description={t("consent.conditions.meaning")}
        value={conditions}
        onChange={(event) => setConditions(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t("consent.valid-until")}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
      />
      {decide.error && <ProblemNotice error={decide.error} />}
      <div className="row">
        <Button type="submit" loading={decide.isPending}>
          {t("consent.grant")}
        </Button>
        <Button variant="default" onClick={() => setRefusing(true)}>
          {t("consent.refuse")}
        </Button>
      </div>
      {refusing && (
        <ReasonDialog
          title={t("consent.refuse")}
          meaning={t("consent.refuse.meaning", { authority: consent.partner.name })}
          label={t("consent.reason")}
          action={t("consent.refuse")}
          busy={decide.isPending}
          onClose={() => setRefusing(false)}
          onGiven={(reason) => decide.mutate({ granted: false, reason })}
        />
      )}
    </form>
  );
}

function TakeBack({ consent }: { consent: ConsentDetails }) {
  const { t } = useText();
  const [asking, setAsking] = useState(false);
  const takeBack = useAct<string, ConsentDetails>({
    run: (reason) => takeBackConsent(consent.id, reason),
    touches: ["consents"],
    done: () => t("consent.taken-back"),
    after: () => setAsking(false),
  });
  return (
    <div>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t("consent.take-back")}
      </Button>
      {asking && (
        <ReasonDialog
          title={t("consent.take-back")}
          meaning={t("consent.take-back.meaning", { authority: consent.partner.name })}
          label={t("consent.reason")}
          action={t("consent.take-back")}
          busy={takeBack.isPending}
          onClose={() => setAsking(false)}
          onGiven={(reason) => takeBack.mutate(reason)}
        />
      )}
    </div>
  );
}
