import type {
  UserPasswordTable,
  UserTable,
  SessionTable,
  PasskeyTable,
  SignInChallengeTable,
  OidcLinkTable,
  SignInAttemptTable,
} from "./tables/people.ts";
import type { AuthorityTable, AgreementTable, EvaluationCountTable } from "./tables/partners.ts";
import type {
  AgreementActTable,
  AgreementEndTable,
  AgreementVersionTable,
  AuthorityKeyTable,
} from "./tables/agreements.ts";
import type { CaseTable, CaseMemberTable, CaseRecordTable } from "./tables/cases.ts";
import type {
  RecordTable,
  StatementTable,
  ForeignRecordTable,
  JustificationTable,
} from "./tables/records.ts";
import type {
  LedgerCheckpointTable,
  LedgerEntryTable,
  LedgerLeafTable,
  LedgerNodeTable,
  LedgerTreeTable,
  HistoryBreakTable,
  LedgerWitnessTable,
  NamedCheckpointTable,
  WitnessedCheckpointTable,
} from "./tables/ledger.ts";
import type { ImportTable, ImportFaultTable } from "./tables/imports.ts";
import type {
  MatchKeyTable,
  CappedKeyTable,
  RecordHandleTable,
  TagTable,
  PartnerTagTable,
  MatchingQueueTable,
  TaggingQueueTable,
} from "./tables/matching.ts";
import type {
  DuplicatePairTable,
  DuplicateQueueTable,
  DuplicateRunTable,
  DuplicateSessionTable,
  LinkageDecisionTable,
  LinkageSettingTable,
} from "./tables/duplicates.ts";
import type { HitTable } from "./tables/exchange.ts";
import type {
  RequestTable,
  RequestDelayTable,
  RequestNoticeTable,
  PreparedAnswerTable,
  OutsideRequestTable,
  RequestCopyTable,
} from "./tables/requests.ts";
import type { AlarmTable, EvaluationCreditTable } from "./tables/oversight.ts";
import type {
  OutboxTable,
  InboxTable,
  NonceTable,
  ServerInstanceTable,
  ExchangeEvidenceTable,
} from "./tables/delivery.ts";
import type {
  ConsentStatementTable,
  ConsentTable,
  DisclosureTable,
  ErasedRecordTable,
  ExportStatementTable,
  ExportTable,
  OutstandingCopyTable,
  RecallStatementTable,
  RecallTable,
  ReceivedStatementTable,
} from "./tables/recall.ts";

/** Secrets and facts of the node itself, by name. */
type NodeSettingTable = { name: string; value: Buffer };

/** All tables of a node's database. */
export type Database = {
  app_user: UserTable;
  user_password: UserPasswordTable;
  session: SessionTable;
  passkey: PasskeyTable;
  sign_in_challenge: SignInChallengeTable;
  oidc_link: OidcLinkTable;
  sign_in_attempt: SignInAttemptTable;
  authority: AuthorityTable;
  agreement: AgreementTable;
  agreement_version: AgreementVersionTable;
  agreement_act: AgreementActTable;
  agreement_end: AgreementEndTable;
  authority_key: AuthorityKeyTable;
  evaluation_count: EvaluationCountTable;
  evaluation_credit: EvaluationCreditTable;
  alarm: AlarmTable;
  case_file: CaseTable;
  case_member: CaseMemberTable;
  case_record: CaseRecordTable;
  record: RecordTable;
  statement: StatementTable;
  foreign_record: ForeignRecordTable;
  justification: JustificationTable;
  ledger_entry: LedgerEntryTable;
  ledger_leaf: LedgerLeafTable;
  ledger_node: LedgerNodeTable;
  ledger_tree: LedgerTreeTable;
  ledger_checkpoint: LedgerCheckpointTable;
  ledger_witness: LedgerWitnessTable;
  history_break: HistoryBreakTable;
  named_checkpoint: NamedCheckpointTable;
  witnessed_checkpoint: WitnessedCheckpointTable;
  import: ImportTable;
  import_fault: ImportFaultTable;
  match_key: MatchKeyTable;
  capped_key: CappedKeyTable;
  record_handle: RecordHandleTable;
  /** The list this node gives its partners. */
  own_tag: TagTable;
  /** This node's keys as its partners evaluated them: what is looked up in their lists. */
  query_tag: TagTable;
  partner_tag: PartnerTagTable;
  matching_queue: MatchingQueueTable;
  tagging_queue: TaggingQueueTable;
  duplicate_queue: DuplicateQueueTable;
  duplicate_pair: DuplicatePairTable;
  duplicate_run: DuplicateRunTable;
  duplicate_session: DuplicateSessionTable;
  linkage_decision: LinkageDecisionTable;
  linkage_setting: LinkageSettingTable;
  hit: HitTable;
  request: RequestTable;
  request_delay: RequestDelayTable;
  request_notice: RequestNoticeTable;
  prepared_answer: PreparedAnswerTable;
  outside_request: OutsideRequestTable;
  request_copy: RequestCopyTable;
  disclosure: DisclosureTable;
  received_statement: ReceivedStatementTable;
  recall: RecallTable;
  recall_statement: RecallStatementTable;
  export: ExportTable;
  export_statement: ExportStatementTable;
  outstanding_copy: OutstandingCopyTable;
  consent: ConsentTable;
  consent_statement: ConsentStatementTable;
  erased_record: ErasedRecordTable;
  server_instance: ServerInstanceTable;
  outbox: OutboxTable;
  inbox: InboxTable;
  nonce: NonceTable;
  exchange_evidence: ExchangeEvidenceTable;
  node_setting: NodeSettingTable;
};
