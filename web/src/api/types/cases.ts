import type { Limit, Text } from './common'
import type { FieldError } from '../problem'
import type { Answers, FormDefinition, MatterGuide, Question } from './matters'

export interface MatterRef { code: string; name: Text; organName: string; version: number }
export interface FileRef { id: string; name: string; type: string; size: number; sha256: string; uploadedAt: string; preview: boolean }
export interface DraftMaterial { code: string; name: Text; required: boolean; deferrable: boolean; deferred: boolean; accept: string[]; maxMegabytes: number; maxFiles: number; files: FileRef[] }
/** 2 public notice, 4 by post, 6 collect in person, 7 served directly */
export type DeliveryWay = '2' | '4' | '6' | '7'
export interface Delivery { way: DeliveryWay; address?: string | null; recipient?: string | null; mobile?: string | null }
export type FormValue = Record<string, unknown>

export interface Draft {
  id: string
  version: number
  matter: MatterRef
  answers: Answers
  form: FormValue
  materials: DraftMaterial[]
  delivery?: Delivery | null
  commitment: boolean
  savedAt: string
  problems: FieldError[]
  applicantName?: string
  /** the next two, of the version the draft is pinned to, only when one draft is read */
  formDefinition?: FormDefinition | null
  questions?: Question[] | null
  guide?: MatterGuide | null
}
export interface DraftChange { answers?: Answers; form?: FormValue; delivery?: Delivery; tolerant?: string[]; commitment?: boolean }

export type DocumentKind =
  | 'acceptance-notice' | 'receipt' | 'correction-notice' | 'rejection' | 'special-procedure-notice' | 'extension-notice'
  | 'grant-decision' | 'refuse-decision' | 'withdrawal-confirmation' | 'delivery-receipt' | (string & {})
export interface DocumentRef { id: string; kind: DocumentKind; title: Text; number?: string | null; issuedAt: string }

export interface CaseReceipt {
  number: string
  queryCode: string
  submittedAt: string
  matter: MatterRef
  applicantName: string
  materials: { name: Text; count: number }[]
  nextStep: Text
  noticeDueAt: string | null
  qrText: string
  documents: DocumentRef[]
  state?: PublicState
}

export type PublicState =
  | 'DRAFT' | 'SUBMITTED' | 'CORRECTION' | 'ACCEPTED' | 'NOT_ACCEPTED' | 'HANDLING' | 'SPECIAL_PROCEDURE'
  | 'DECIDED_GRANTED' | 'DECIDED_REFUSED' | 'CLOSED' | 'WITHDRAWN' | 'LAPSED'
export type Light = 'GREEN' | 'YELLOW' | 'RED' | 'GREY'
export type ClockState = 'NOT_STARTED' | 'RUNNING' | 'STOPPED' | 'DONE'
export interface ClockView {
  limit: Limit
  startedOn?: string | null
  dueOn?: string | null
  elapsedDays: number
  remainingDays: number
  state: ClockState
  stoppedBecause?: Text | null
  intervals: { from: string; to?: string | null; reason: Text }[]
  explain: Text
}
export interface CaseSummary {
  number: string
  queryCode: string
  matter: MatterRef
  state: PublicState
  stateSince: string
  light: Light
  clock: ClockView
  applicantName: string
  submittedAt: string
  needsMe: boolean
}
export interface TimelineEntry { at: string; code: string; title: Text; explain?: Text | null; organName?: string | null; officialPost?: string | null; documentId?: string | null }
/** target: "/form/x" or "/materials/code" */
export interface CorrectionItem { target: string; label: Text; reason: string }
export interface CorrectionView { noticeAt: string; dueOn: string; items: CorrectionItem[]; answered: boolean }
export interface SpecialView { code: string; name: Text; startedOn: string; endsBy?: string | null; endedOn?: string | null; reason: string }
export interface DecisionView { outcome: 'GRANT' | 'REFUSE'; at: string; reason: string; basis: string; remedies: Text[]; resultName?: Text | string | null; resultNumber?: string | null; validFrom?: string | null; validTo?: string | null }

export interface CaseProgress {
  number: string
  matter: MatterRef
  applicantName: string
  state: PublicState
  light: Light
  clock: ClockView
  timeline: TimelineEntry[]
  correction?: CorrectionView | null
  special?: SpecialView[] | null
  decision?: DecisionView | null
  documents: DocumentRef[]
  /** names of the parts that are simulated in this installation */
  simulated: string[]
}
export interface CaseMaterial { code: string; name: Text; files: FileRef[]; state: 'PRESENT' | 'DEFERRED' | 'MISSING'; reviewed?: 'OK' | 'PROBLEM' | null }
export type CaseActionCode = 'answer-correction' | 'withdraw' | 'confirm-delivery' | 'supply-deferred' | 'request-hearing' | (string & {})
/** What the applicant sees of the own case. */
export interface CitizenCase extends CaseProgress {
  queryCode: string
  submittedAt: string
  form: FormValue
  formDefinition: FormDefinition
  materials: CaseMaterial[]
  delivery?: Delivery | null
  version: number
  actions: CaseActionCode[]
}
/** The whole form as it now is; for each named material the files it now consists of. */
export interface CorrectionAnswer { form?: FormValue; answers?: Answers; materials: Record<string, string[]> }
export interface SpaceMaterial { code: string; name: Text; files: FileRef[]; from: string[] }
