import { Button } from "@mantine/core";
import { roles } from "@entente/model";
import { useNavigate } from "@tanstack/react-router";
import { IconUserPlus, IconUsers } from "@tabler/icons-react";
import { lazy, Suspense, useCallback, useState } from "react";
import { listAccounts } from "../../api/accounts.ts";
import type { Account } from "../../api/contract.ts";
import { useCursorList } from "../../api/cursor-list.ts";
import { useText } from "../../i18n/text.ts";
import { useAddress } from "../../parts/address.ts";
import { Filter, SearchField } from "../../parts/filters.tsx";
import { ListPage } from "../../parts/list-page.tsx";
import { EmptyState } from "../../parts/notices.tsx";
import { PageHead } from "../../parts/page-head.tsx";
import { VirtualList } from "../../parts/virtual-list.tsx";
import { UserCompact, useUserColumns } from "./user-columns.tsx";
import { UserView } from "./user-view.tsx";

const NewUserDialog = lazy(async () => ({
  default: (await import("./new-user-dialog.tsx")).NewUserDialog,
}));

/** The users of the node, for its administrator. */
export function UserList() {
  const { t } = useText();
  const navigate = useNavigate();
  const [address, setAddress] = useAddress();
  const [adding, setAdding] = useState(false);
  const { q, role, state, sel } = address;
  const list = useCursorList<Account>(["accounts", { q, role, state }], (page, signal) =>
    listAccounts({ ...page, q, role, state }, signal),
  );
  const columns = useUserColumns();
  const open = useCallback(
    (userId: string) => void navigate({ to: "/users/$userId", params: { userId } }),
    [navigate],
  );
  return (
    <ListPage
      head={
        <PageHead
          title={t("nav.users")}
          actions={
            <Button
              leftSection={<IconUserPlus size={15} aria-hidden />}
              onClick={() => setAdding(true)}
            >
              {t("user.add")}
            </Button>
          }
        />
      }
      toolbar={
        <>
          <SearchField
            value={q}
            onChange={(next) => setAddress({ q: next })}
            label={t("user.search")}
          />
          <Filter
            label={t("user.role")}
            value={role}
            onChange={(next) => setAddress({ role: next })}
            all={t("user.role.all")}
            options={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
          />
          <Filter
            label={t("user.state")}
            value={state}
            onChange={(next) => setAddress({ state: next })}
            all={t("user.state.all")}
            options={(["active", "disabled"] as const).map((value) => ({
              value,
              label: t(`user.state.${value}`),
            }))}
          />
        </>
      }
      panel={sel && <UserView userId={sel} linked />}
      onClosePanel={() => setAddress({ sel: undefined })}
      onOpenPanel={() => sel && open(sel)}
    >
      <VirtualList
        list={list}
        columns={columns}
        compact={UserCompact}
        label={t("nav.users")}
        selected={sel}
        onSelect={(id) => setAddress({ sel: id })}
        onOpen={(row) => open(row.id)}
        empty={
          <EmptyState icon={IconUsers} title={t("list.nothing-found")}>
            {t("list.nothing-found.meaning")}
          </EmptyState>
        }
      />
      {adding && (
        <Suspense>
          <NewUserDialog onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </ListPage>
  );
}
