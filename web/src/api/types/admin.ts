import type * as Api from '../generated'
import type { Authored } from './matters'

export type {
  AccountPage, AccountRow, AuditPage, CalendarYearBody, CalendarYearRow, CalendarYearView, ClientBody, ClientRow, ClientSecret, Difference, Duty, GrantBody, GrantRow, ImplementationRow,
  ImportReport, InitialPassword, MatterState, MatterVersionRow, Organ, OrganBody, OutboxMessage, Post, QualityFinding, RoleRow, UniformityRow,
} from '../generated'

export type PackageFinding = Api.Finding
export type Severity = Api.Finding['severity']
export type AuditOutcome = Api.AuditEntry['outcome']
export type MatterDefinition = Authored<Api.MatterDefinition>
