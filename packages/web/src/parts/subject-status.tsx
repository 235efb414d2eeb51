import type { SubjectStatus } from "@entente/model";
import {
  IconBriefcase,
  IconEyeSearch,
  IconGavel,
  IconHeartHandshake,
  IconUserQuestion,
  IconUsers,
  type Icon,
} from "@tabler/icons-react";
import { useText } from "../i18n/text.ts";
import { Tag } from "./tag.tsx";

const icons: Record<SubjectStatus, Icon> = {
  suspect: IconUserQuestion,
  convicted: IconGavel,
  victim: IconHeartHandshake,
  witness: IconEyeSearch,
  contact: IconUsers,
  professional: IconBriefcase,
};

/** What a person is in the inquiry, in words. */
export function SubjectStatusTags({ statuses }: { statuses: readonly SubjectStatus[] }) {
  const { t } = useText();
  return statuses.map((status) => (
    <Tag key={status} tone="plain" icon={icons[status]} title={t("subject-status.meaning")}>
      {t(`value.status.${status}`)}
    </Tag>
  ));
}
