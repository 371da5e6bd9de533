import type { Limit, Text } from './common'
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
export type AuditOutcome = 'DONE' | 'DENIED' | 'FAILED'
export interface AuditEntry { sequence: number; at: string; actor: string; capacity: string; action: string; outcome: AuditOutcome; object: string; caseNumber?: string | null; matterCode?: string | null; requestId: string; address: string; detail?: unknown }

export interface RestPeriod { from: string; to: string; name: Text }
export interface CalendarYearRow { year: number; source: string; version: number; importedBy: string; importedAt: string }
export interface CalendarYearBody { source: string; rest: RestPeriod[]; workingWeekends: string[] }
export interface CalendarYearView extends CalendarYearRow, CalendarYearBody {}

export interface Duty { code: string; name: Text }
export interface OrganBody { name: string; shortName: string; duty: string; region: string; levels: number[]; parent: string | null; word: string; address: string; officeHours: string; consultPhone: string; complainPhone: string }
export interface Organ extends OrganBody { code: string; state: 'ACTIVE' | 'ABOLISHED'; version: number }
export interface Post { id: string; organ: string; code: string | null; title: string; roles: string[]; state: 'OPEN' | 'CLOSED'; version: number }
