import type * as Api from '../generated'
import type { Authored } from './matters'

export type {
  AccountPage, AccountRow, AuditPage, CalendarYearBody, CalendarYearRow, CalendarYearView, ClientBody, ClientRow, ClientSecret, Difference, Duty, GrantBody, GrantRow, ImplementationRow,
  ImportReport, InitialPassword, KeyView, MatterState, MatterVersionRow, Organ, OrganBody, OutboxMessage, Post, QualityFinding, RevocationBody, RoleRow, UniformityRow,
  SealChoice, SealJournalEntry, SealUseRow, SealVerification, SealView,
} from '../generated'

export type PackageFinding = Api.Finding
export type Severity = Api.Finding['severity']
export type KeyPurpose = Api.KeyView['purpose']
export type KeyState = Api.KeyView['state']
export type SealAct = Api.SealJournalEntry['act']
export type SealState = Api.SealView['state']
export type RevocationReason = Api.RevocationBody['reason']
export type AuditOutcome = Api.AuditEntry['outcome']
export type MatterDefinition = Authored<Api.MatterDefinition>
