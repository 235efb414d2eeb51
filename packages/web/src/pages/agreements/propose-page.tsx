import { Button, Textarea } from "@mantine/core";
import { IconSignature } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import {
  agreementQuery,
  amendAgreement,
  draftAgreement,
  type TermsInput,
} from "../../api/agreements.ts";
import type { AgreementDetails } from "../../api/contract.ts";
import { authoritiesQuery } from "../../api/people.ts";
import { useText } from "../../i18n/text.ts";
import { useAct } from "../../parts/act.tsx";
import { Page, Section } from "../../parts/layout.tsx";
import { ProblemNotice, Waiting } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { draftOf, termsOf, usualDraft, type TermsDraft } from "./terms-draft.ts";
import { TermsForm } from "./terms-form.tsx";

/** Drafts a new agreement and proposes it. */
export function NewAgreementPage() {
  const { t } = useText();
  const self = useQuery(authoritiesQuery).data?.find((authority) => authority.self);
  const head = (
    <PageHead
      title={t("agreements.new")}
      above={<Link to="/partners">{t("agreements.back")}</Link>}
      sub={t("agreements.new.meaning")}
    />
  );
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  return (
    <Page head={head}>
      {self ? (
        <Proposal first={usualDraft(self.id, today)} known={[]} send={draftAgreement} />
      ) : (
        <Waiting lines={10} />
      )}
    </Page>
  );
}

/** Drafts the next version of an agreement and proposes it. */
export function AmendAgreementPage() {
  const { t } = useText();
  const { agreementId } = useParams({ from: "/inside/agreements/$agreementId/amend" });
  const { data: agreement, error } = useQuery({
    ...agreementQuery(agreementId),
    // What is being written must not change under the hand.
    staleTime: Number.POSITIVE_INFINITY,
  });
  const newest = agreement?.versions[0];
  const head = (
    <PageHead
      title={t("agreements.amend")}
      above={
        <Link to="/agreements/$agreementId" params={{ agreementId }}>
          {agreement?.title ?? t("agreements.back")}
        </Link>
      }
      sub={t("agreements.amend.meaning")}
    />
  );
  return (
    <Page head={head}>
      {error && <ProblemNotice error={error} />}
      {newest && (
        <Proposal
          amends
          first={draftOf(newest.terms)}
          known={newest.terms.predecessors}
          send={(input) => amendAgreement(agreementId, input)}
        />
      )}
      {!newest && !error && <Waiting lines={10} />}
    </Page>
  );
}

type Props = {
  first: TermsDraft;
  known: TermsInput["predecessors"];
  amends?: boolean;
  send: (input: { terms: TermsInput; note: string }) => Promise<AgreementDetails>;
};

function Proposal({ first, known, amends = false, send }: Props) {
  const { t } = useText();
  const navigate = useNavigate();
  const authorities = useQuery(authoritiesQuery).data ?? [];
  const [draft, setDraft] = useState(first);
  const [note, setNote] = useState("");
  const propose = useAct<void, AgreementDetails>({
    run: () => send({ terms: termsOf(draft, known), note: note.trim() }),
    touches: ["agreements"],
    done: () => t("agreements.proposed-now"),
    after: ({ id }) =>
      void navigate({ to: "/agreements/$agreementId", params: { agreementId: id } }),
  });
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        propose.mutate();
      }}
    >
      <TermsForm
        draft={draft}
        authorities={authorities}
        partiesFixed={amends}
        onChange={setDraft}
      />
      <Section title={t("agreements.propose")}>
        <div className="stack">
          <Textarea
            autosize
            label={t("agreements.note")}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {propose.error && <ProblemNotice error={propose.error} />}
          <div>
            <Button
              type="submit"
              leftSection={<IconSignature size={15} aria-hidden />}
              loading={propose.isPending}
              disabled={draft.parties.length < 2 || draft.kinds.length === 0}
            >
              {t("agreements.propose")}
            </Button>
          </div>
        </div>
      </Section>
    </form>
  );
}
