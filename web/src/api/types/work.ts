import type { Limit, Text } from './common'
import type { FieldError } from '../problem'
import type { CaseMaterial, CaseSummary, ClockState, ClockView, CorrectionView, DecisionView, Delivery, DocumentRef, FormValue, Light, MatterRef, PublicState, SpecialView } from './cases'
import type { FormDefinition } from './matters'

export type TaskBox = 'mine' | 'claimable' | 'organ' | 'done'
export interface TaskCounts { mine: number; claimable: number; organ: number; yellow: number; red: number }
export interface TaskRow {
  id: string
  source: string
  caseNumber: string
  title: string
  matter: MatterRef
  step: { code: string; name: Text }
  applicantName: string
  state: PublicState
  light: Light
  dueOn: string | null
  remainingDays: number
  clockState: ClockState
  receivedAt: string
  assignee?: string | null
  channel: string
  urgent: boolean
  version: number
  bulk: string[]
}
export interface BulkOutcome { results: { id: string; ok: boolean; code?: string | null; detail?: string | null }[] }
export type JobState = 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED'
export interface Job { id: string; kind: string; title: string; state: JobState; done: number; total: number; startedAt: string | null; resultUrl?: string | null; message?: string | null }
export interface SavedFilter { id: string; list: string; name: string; query: string; isDefault: boolean }
export interface WorkCaseSummary extends CaseSummary { organName: string; applicantIdMasked: string; channel: string }

export type Channel = 'ONLINE' | 'WINDOW' | 'MOBILE'
export interface JournalEntry { sequence: number; at: string; event: string; title: Text; actorName: string; capacity: string; detail?: string | null }
export type ActionNeed = 'opinion' | 'reason' | 'items' | 'special' | 'days' | 'basis' | 'result'
export interface CaseAction { command: string; primary: boolean; label: Text; needs: ActionNeed[]; permitted: boolean; why?: Text | null }
export interface CaseDossier {
  number: string
  queryCode: string
  version: number
  matter: MatterRef
  state: PublicState
  innerState: string
  light: Light
  clock: ClockView
  applicant: { name: string; kind: string; idMasked: string; mobileMasked: string; legalRepresentative?: string | null }
  agent?: { name: string; relation: string; mobileMasked: string } | null
  clerk?: { name: string; post: string } | null
  channel: Channel
  submittedAt: string
  answers: { question: Text; answer: Text }[]
  form: FormValue
  formDefinition: FormDefinition
  formProblems: FieldError[]
  materials: CaseMaterial[]
  opinions: { at: string; step: Text; official: string; post: string; outcome: string; text: string }[]
  journal: JournalEntry[]
  documents: DocumentRef[]
  correction?: CorrectionView | null
  special: SpecialView[]
  extension?: { days: number; reason: string; state: string; limit?: Limit } | null
  joint: { organName: string; state: string; outcome?: string | null; text?: string | null; dueOn: string | null }[]
  decision?: DecisionView | null
  delivery?: Delivery | null
  flow: { kind: 'CHAIN' | 'ENGINE'; xmlUrl: string; current: string[]; done: string[] }
  task?: { id: string; step: string; assignee?: string | null; mine: boolean } | null
  actions: CaseAction[]
  instant?: { outcome: string; reason: string } | null
}
export interface CaseCommandBody {
  opinion?: string
  reason?: string
  basis?: string
  items?: { target: string; reason: string }[]
  special?: { code: string; days?: number }
  days?: number
  reviewed?: Record<string, 'OK' | 'PROBLEM'>
  signature?: string
}
export interface MonitoringFigures { received: number; accepted: number; running: number; closed: number; green: number; yellow: number; red: number; overdue: number; onTimeRate: number; meanDays: number }
export interface MonitoringSummary { totals: MonitoringFigures; rows: (MonitoringFigures & { key: string; name: string })[]; asOf: string }
