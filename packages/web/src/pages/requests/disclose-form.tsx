import { Button, Textarea } from "@mantine/core";
import { IconSend, IconUserCheck } from "@tabler/icons-react";
import { useState } from "react";
import type { GateDecision, Holdings, RequestView } from "../../api/contract.ts";
import { reply, type ReplyInput } from "../../api/requests.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { Note } from "../../parts/notices.tsx";
import { FurtherRecords } from "./further-records.tsx";
import { HoldingRows } from "./holding-rows.tsx";
import { LeavingStatements } from "./leaving-statements.tsx";
import { Leaving } from "./leaving.tsx";
import { Safeguard } from "./safeguard.tsx";
import { Together } from "./together.tsx";
import classes from "./requests.module.css";

type Props = { request: RequestView; holdings: Holdings };

const none: ReadonlySet<string> = new Set();

/** Chooses what is disclosed, and shows it as it will leave. */
export function DiscloseForm({ request, holdings }: Props) {
  const { t } = useText();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(holdings.proposed));
  const [together, setTogether] = useState(none);
  const [met, setMet] = useState(none);
  const [note, setNote] = useState("");
  const [conditions, setConditions] = useState("");
  const [derogation, setDerogation] = useState("");
  const { agreement, fourEyes, further } = holdings;
  const { safeguard } = agreement;
  const authority = request.partner.name;
  const input: ReplyInput = {
    statementIds: [...chosen],
    ...(note.trim() ? { note: note.trim() } : {}),
    ...(conditions.trim() ? { conditions: conditions.trim() } : {}),
    ...(derogation.trim() ? { derogation: derogation.trim() } : {}),
    ...(met.size > 0 ? { demandsMet: [...met] } : {}),
    ...(together.size > 0 ? { together: [...together] } : {}),
  };
  const send = useAct<void, RequestView>({
    run: () => reply(request.id, input),
    touches: ["requests", "hits"],
    done: ({ state }) =>
      state === "answered" ? t("request.replied", { authority }) : t("approval.submitted"),
  });
  const records = [{ record: holdings.record, statements: holdings.statements }, ...further].map(
    ({ record, statements }) => ({
      record,
      statements: statements.filter(({ statement }) => chosen.has(statement.id)),
    }),
  );
  const open = safeguard?.demands.some((demand) => !met.has(demand)) ?? false;
  const unjustified = safeguard?.article === "38" && derogation.trim().length < 3;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate();
      }}
    >
      <p style={{ margin: 0 }}>{t("request.choose-statements")}</p>
      <HoldingRows
        record={holdings.record}
        statements={holdings.statements}
        recipientId={request.partner.id}
        chosen={chosen}
        onChoose={setChosen}
      />
      <FurtherRecords
        further={further}
        recipientId={request.partner.id}
        chosen={chosen}
        onChoose={setChosen}
      />
      <Together earlier={holdings.earlier} chosen={together} onChoose={setTogether} />
      {safeguard && (
        <Safeguard
          safeguard={safeguard}
          met={met}
          onMet={setMet}
          derogation={derogation}
          onDerogation={setDerogation}
        />
      )}
      <div className={classes["summary"]}>
        <Textarea
          label={t("request.note")}
          description={t("request.note.meaning")}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Textarea
          label={t("request.conditions")}
          description={t("request.conditions.meaning")}
          value={conditions}
          onChange={(event) => setConditions(event.currentTarget.value)}
        />
      </div>
      <Leaving
        what={<LeavingStatements records={records} />}
        to={request.partner}
        basis={agreement}
        more={[
          note.trim() ? [t("request.note"), note.trim()] : null,
          conditions.trim() ? [t("request.conditions"), conditions.trim()] : null,
        ]}
        decision={chosen.size === 0 ? undefined : decisionOf(records, open, unjustified)}
      />
      {fourEyes && <Note icon={IconUserCheck}>{t("approval.needed")}</Note>}
      <div>
        <Button
          type="submit"
          className={classes["send"] ?? ""}
          leftSection={
            fourEyes ? <IconUserCheck size={15} aria-hidden /> : <IconSend size={15} aria-hidden />
          }
          loading={send.isPending}
          disabled={chosen.size === 0 || open || unjustified}
        >
          {fourEyes
            ? t("approval.submit")
            : t("request.send-statements", { count: chosen.size, authority })}
        </Button>
      </div>
    </form>
  );
}

/** What the gate says to what is chosen: as the node told of each, and of what the form still lacks. */
function decisionOf(
  records: readonly { statements: Holdings["statements"] }[],
  open: boolean,
  unjustified: boolean,
): GateDecision | undefined {
  if (open) return { ok: false, reason: "safeguard-demands-open", remedy: "" };
  if (unjustified)
    return {
      ok: false,
      reason: "derogation-missing",
      article: "Directive (EU) 2016/680 art. 38",
      remedy: "",
    };
  const decisions = records.flatMap(({ statements }) => statements.map((one) => one.decision));
  return decisions.find(({ ok }) => !ok) ?? decisions[0];
}
