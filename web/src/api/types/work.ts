import type { Text } from './common'
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
  /** in the unit of the limit; negative when overdue */
  remainingDays: number | null
  clockState: ClockState
  receivedAt: string
  assignee?: string | null
  mine: boolean
  channel: string
  urgent: boolean
  version: number
  bulk: string[]
}
export interface BulkOutcome { results: { id: string; ok: boolean; code?: string | null; detail?: string | null }[] }
export type JobState = 'WAITING' | 'RUNNING' | 'DONE' | 'FAILED' | 'CANCELLED'
export interface Job { id: string; kind: string; title: string; state: JobState; done: number; total: number; createdAt: string; startedAt?: string | null; endedAt?: string | null; resultUrl?: string | null; message?: string | null }
export interface SavedFilter { id: string; list: string; name: string; query: string; isDefault: boolean }
export interface WorkCaseSummary extends CaseSummary { organName: string; applicantIdMasked: string; channel: string }

export type Channel = 'ONLINE' | 'WINDOW' | 'MOBILE'
export interface JournalEntry { sequence: number; at: string; event: string; title: Text; actorName: string; capacity: Text; detail?: string | null }
export type ActionNeed = 'opinion' | 'reason' | 'items' | 'special' | 'days' | 'basis' | 'to'
export interface CaseAction { command: string; primary: boolean; label: Text; needs: ActionNeed[]; permitted: boolean; /** a code */ why?: string | null }
export interface CaseDossier {
  number: string
  queryCode: string
  version: number
  matter: MatterRef
  state: PublicState
  innerState: string
  light: Light
  clock: ClockView
  applicant: { name: string; kind: string; idMasked?: string | null; mobileMasked?: string | null; legalRepresentative?: string | null }
  agent?: { name: string; relation?: string | null; mobileMasked?: string | null } | null
  clerk?: { name: string; post: string } | null
  channel: Channel
  submittedAt: string
  answers: { question: Text; answer: Text }[]
  form: FormValue
  formDefinition: FormDefinition
  formProblems: FieldError[]
  materials: CaseMaterial[]
  opinions: { at: string; step: Text; official: string; post?: string | null; organName?: string | null; outcome: string; text?: string | null }[]
  journal: JournalEntry[]
  documents: DocumentRef[]
  correction?: CorrectionView | null
  special: SpecialView[]
  extension?: { days: number; reason: string; state: 'REQUESTED' | 'APPROVED' | 'REFUSED'; requestedAt: string; requestedBy: string; decidedAt?: string | null; decidedBy?: string | null } | null
  joint: { organName: string; state: string; outcome?: string | null; text?: string | null; dueOn?: string | null }[]
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
  to?: string
}
export interface MonitoringFigures { received: number; accepted: number; running: number; closed: number; green: number; yellow: number; red: number; overdue: number; onTimeRate: number; meanDays: number }
export interface MonitoringSummary { totals: MonitoringFigures; rows: (MonitoringFigures & { key: string; name: string })[]; asOf: string }
