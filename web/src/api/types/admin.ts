import type { Limit, Text } from './common'
import type { AdministratorKind, PostRef } from './identity'
import type { FormDefinition, LegalBasis } from './matters'

export type MatterState = 'DRAFT' | 'PUBLISHED' | 'SUPERSEDED' | 'SUSPENDED' | 'CANCELLED'
export type Severity = 'BLOCKING' | 'WARNING' | (string & {})
export interface MatterVersionRow {
  catalogCode: string
  handlingItem: string
  slug: string
  name: Text
  taskType: string
  duty: string
  version: number
  state: MatterState
  origin: string
  problems: { blocking: number; warning: number }
  effectiveOn?: string | null
  publishedAt?: string | null
  createdAt: string
  stateReason?: string | null
  implementations: number
}
/** The part of a definition the workbench shows; the package itself is downloaded. */
export interface MatterDefinition {
  slug: string
  catalogCode: string
  taskName: Text
  taskType: string
  projectType: string
  byLaw: LegalBasis[]
  implementedBy: { duty: string; useLevel: number[] }
  clocks: { statutory: Limit; promise: Limit }
  steps: { code: string; name: Text; days: number }[]
  questions: { code: string; text: Text; type: string; when?: unknown }[]
  materials: { code: string; name: Text; isNeed: string; sourceType: string; byLaw: string; when?: unknown }[]
  form: FormDefinition
  flow: string
  rules?: string | null
}
export interface Difference { path: string; before?: string | null; after?: string | null }
export interface PackageFinding { file: string; line: number; column: number; severity: Severity; code: string; message: string }
export interface ImportReport { problems: PackageFinding[]; unchanged: boolean; imported?: MatterVersionRow | null }
export interface QualityFinding { rule: number; severity: Severity; path: string; message: Text }
export interface UniformityRow { catalogCode: string; names: string[]; levels: number[]; missing: number[]; implementations: number; sameName: boolean; sameType: boolean; sameBasis: boolean }
export interface ImplementationRow { code: string; taskCode: string; organ: string; organName: string; region: string; regionName: string; useLevel: number; promise?: Limit | null; ownPromise: boolean; active: boolean; version: number }
export type AuditOutcome = 'DONE' | 'READ' | 'DENIED' | 'FAILED'
export interface AuditEntry { sequence: number; at: string; subject: string; actor: string; capacity: string; organ?: string | null; action: string; outcome: AuditOutcome; object: string; caseNumber?: string | null; matterCode?: string | null; requestId?: string | null; address?: string | null; detail: Record<string, unknown> }
/** Newest first, never counted; the next page begins before `next`. */
export interface AuditPage { items: AuditEntry[]; next: number | null }

export interface RoleRow { code: string; name: Text; organs: 'OWN' | 'DUTY' | 'ANY'; permissions: string[]; administrator?: AdministratorKind | null }
export interface GrantRow { id: string; account: string; accountName: string; post?: PostRef | null; role: string; organ: string; jurisdiction: string; ceiling: number; grantedBy: string; grantedAt: string; revokedBy?: string | null; revokedAt?: string | null }
export interface GrantBody { account: string; post: string; role: string; jurisdiction?: string; ceiling: number }
export interface AccountRow { id: string; account: string; name: string; enabled: boolean; passwordInitial: boolean; secondFactor: boolean; posts: PostRef[]; administrator?: AdministratorKind | null; version: number }
export interface AccountPage { items: AccountRow[]; next: string | null }
/** Shown once. */
export interface InitialPassword { account: AccountRow; password: string }
export interface ClientBody { clientId: string; name: string; confidential: boolean; grantTypes: string[]; redirectUris: string[]; postLogoutUris: string[]; backChannelLogout?: string | null; scopes: string[]; audience: 'CITIZEN' | 'OFFICIAL'; idTokenAlgorithm: string; consent: boolean; enabled: boolean }
export interface ClientRow extends ClientBody { id: string; version: number }
export interface ClientSecret { client: ClientRow; secret?: string | null }
export interface OutboxMessage { id: string; at: string; channel: string; recipient: string; template: string; body: string; state: string; expiresAt: string }

export interface RestPeriod { from: string; to: string; name: Text }
export interface CalendarYearRow { year: number; source: string; version: number; importedBy: string; importedAt: string }
export interface CalendarYearBody { source: string; rest: RestPeriod[]; workingWeekends: string[] }
export interface CalendarYearView extends CalendarYearRow, CalendarYearBody {}

export interface Duty { code: string; name: Text }
export interface OrganBody { name: string; shortName: string; duty: string; region: string; levels: number[]; parent: string | null; word: string; address: string; officeHours: string; consultPhone: string; complainPhone: string }
export interface Organ extends OrganBody { code: string; state: 'ACTIVE' | 'ABOLISHED'; version: number }
export interface Post { id: string; organ: string; code: string | null; title: string; roles: string[]; state: 'OPEN' | 'CLOSED'; version: number }
