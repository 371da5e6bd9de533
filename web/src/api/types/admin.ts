import type { Text } from './common'

export type MatterState = 'DRAFT' | 'PUBLISHED' | 'SUPERSEDED' | 'SUSPENDED' | 'CANCELLED'
export interface MatterVersionRow { catalogCode: string; slug: string; name: Text; version: number; state: MatterState; problems: { blocking: number; warning: number }; publishedAt?: string | null; implementations: number }
export interface MatterDefinition { slug: string; version: number; state: MatterState; files: Record<string, string> }
export interface Difference { path: string; before: unknown; after: unknown }
export interface ImportReport { problems: { file: string; line: number; column: number; severity: string; code: string; message: string }[]; imported?: MatterVersionRow | null }
export interface QualityFinding { rule: number; severity: string; path: string; message: Text }
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
