import type { Command } from "./command.ts";
import { agreementAccept } from "./commands/agreement-accept.ts";
import { agreementList } from "./commands/agreement-list.ts";
import { agreementPropose } from "./commands/agreement-propose.ts";
import { agreementSave } from "./commands/agreement-save.ts";
import { card } from "./commands/card.ts";
import { doctor } from "./commands/doctor.ts";
import { outboxDrop } from "./commands/outbox-drop.ts";
import { outboxList } from "./commands/outbox-list.ts";
import { outboxRetry } from "./commands/outbox-retry.ts";
import { partnerAcceptHistory } from "./commands/partner-accept-history.ts";
import { partnerAdd } from "./commands/partner-add.ts";
import { partnerList } from "./commands/partner-list.ts";
import { rotateKeys } from "./commands/rotate-keys.ts";
import { userAdd } from "./commands/user-add.ts";
import { userDisable } from "./commands/user-disable.ts";
import { userEnable } from "./commands/user-enable.ts";
import { userList } from "./commands/user-list.ts";
import { userResetPassword } from "./commands/user-reset-password.ts";
import { exportLog } from "./commands/export-log.ts";
import { exportWitnessCommand } from "./commands/export-witness.ts";
import { prove } from "./commands/prove.ts";
import { verify } from "./commands/verify.ts";
import { userSetRoles } from "./commands/user-set-roles.ts";

/** All commands, in the order of the help. */
export const commands: readonly Command[] = [
  doctor,
  userAdd,
  userList,
  userDisable,
  userEnable,
  userSetRoles,
  userResetPassword,
  card,
  rotateKeys,
  partnerAdd,
  partnerList,
  partnerAcceptHistory,
  agreementPropose,
  agreementAccept,
  agreementSave,
  agreementList,
  outboxList,
  outboxRetry,
  outboxDrop,
  verify,
  prove,
  exportLog,
  exportWitnessCommand,
];
