import { Link, useParams } from "@tanstack/react-router";
import { useQuery } from "@tanstack/react-query";
import { accountQuery } from "../../api/accounts.ts";
import { useText } from "../../i18n/text.ts";
import { Page } from "../../parts/layout.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { UserView } from "./user-view.tsx";

/** A user of the node on a page of their own. */
export function UserPage() {
  const { t } = useText();
  const { userId } = useParams({ from: "/inside/users/$userId" });
  const user = useQuery(accountQuery(userId)).data;
  return (
    <Page
      head={
        <PageHead
          title={user?.name ?? t("nav.users")}
          above={<Link to="/users">{t("nav.users")}</Link>}
        />
      }
    >
      <div style={{ maxWidth: 560 }}>
        <UserView userId={userId} />
      </div>
    </Page>
  );
}
