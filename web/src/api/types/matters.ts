import type { Facet, Limit, Page, Text } from './common'

export interface Theme { code: string; name: Text; count: number }
export interface LifeEvent { code: string; audience: string; icon: string; name: Text; intro: Text; matters: MatterHit[] }

export interface MatterHit {
  /** 33 characters: one matter as one organ implements it */
  code: string
  catalogCode: string
  slug: string
  name: Text
  organName: string
  organCode: string
  regionCode: string
  regionName: string
  taskType: string
  projectType: string
  audience: string[]
  promise: Limit
  statutory: Limit
  onSiteVisits: number
  instant: boolean
  online: boolean
  fee: boolean
  /** no organ of the region asked for implements it; this one lies below, so the region has to be chosen first */
  below?: boolean
  /** the Chinese name as escaped HTML with <em> */
  highlights?: string | null
}
export interface MatterSearchResult {
  page: Page<MatterHit>
  corrected?: string | null
  facets: { themes: Facet[]; organs: Facet[]; projectTypes: Facet[] }
  tookMicros: number
}
export interface Suggestion { text: string; matterCode?: string | null; kind: 'MATTER' | 'SYNONYM' | 'LIFE_EVENT' }

export interface LegalBasis { law: string; article: string; text: string }
export interface OrganCard { code: string; name: string; shortName: string; regionCode: string; regionName: string; address: string | null; officeHours: string | null; consultPhone: string | null; complainPhone: string | null }

export type QuestionType = 'SINGLE' | 'MULTI' | 'YES_NO'
export interface Question { code: string; text: Text; help?: Text | null; type: QuestionType; options: { code: string; text: Text }[]; hasCondition: boolean }
export type AnswerValue = string | string[] | boolean
export type Answers = Record<string, AnswerValue>

export interface MaterialGuide {
  code: string
  name: Text
  materialType: string
  materialFormat: string
  isNeed: string
  sourceType: string
  sourceExplain: Text | null
  pageNum: { original: number; copy: number }
  pageFormat: string | null
  accept: string[]
  maxMegabytes: number
  maxFiles: number
  fillExplain?: Text | null
  acceptStand?: Text | null
  byLaw: string | null
  conditional: boolean
  deferrable: boolean
}
/** Exactly one of the three is above 0. */
export interface Validity { years: number; months: number; days: number }
export interface Fee { code: string; name: Text; standard: Text; fen: number; per: string; reducible: boolean; basis: string }

export type Widget =
  | 'text' | 'textarea' | 'number' | 'money' | 'date' | 'select' | 'radio' | 'checkbox' | 'checkboxes'
  | 'region' | 'phone' | 'citizenId' | 'creditCode' | 'yesno' | 'table'
export type Scalar = string | number | boolean
export interface FormField {
  pointer: string
  label: Text
  help?: Text | null
  widget: Widget
  options?: { value: Scalar; text: Text }[]
  prefill?: string
  readOnly?: boolean
  situation?: string
  showWhen?: Record<string, Scalar[]>
  columns?: FormField[]
  unit?: Text
  placeholder?: Text
}
export interface FormSection { code: string; title: Text; help?: Text; fields: FormField[]; showWhen?: Record<string, Scalar[]> }
export interface JsonSchema {
  type?: string | string[]
  title?: string
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  required?: string[]
  enum?: Scalar[]
  const?: Scalar
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  minItems?: number
  maxItems?: number
  allOf?: JsonSchema[]
  anyOf?: JsonSchema[]
  if?: JsonSchema
  then?: JsonSchema
  else?: JsonSchema
  not?: JsonSchema
  contains?: JsonSchema
  [keyword: string]: unknown
}
export interface FormDefinition { schema: JsonSchema; layout: FormSection[] }

export interface MatterGuide {
  code: string
  taskCode: string
  catalogCode: string
  slug: string
  version: number
  name: Text
  summary: Text
  simple: Text[]
  taskType: string
  byLaw: LegalBasis[]
  powerSource: string
  useLevel: number
  organ: OrganCard
  jointOrgans: OrganCard[]
  deptType: string
  serverType: string[]
  projectType: string
  realNameLevel: number
  acceptCondition: Text[]
  handleType: string[]
  onlineDepth: string[]
  limitSceneNum: number
  limitSceneExplain: Text | null
  handleArea: string
  clocks: { statutory: Limit; promise: Limit; correctionNotice: Limit; correctionAnswer?: Limit | null; extension?: Limit | null; delivery?: Limit | null }
  specialProcedures: { code: string; kind: string; name: Text; limit: Limit }[]
  steps: { code: string; name: Text; days: number }[]
  instant: boolean
  commitment?: { text: Text; materials: string[]; followUp: Limit; basis: string } | null
  tolerant?: Limit | null
  fees: Fee[]
  isPayOnline: boolean
  results: { code: string; type: string; name: Text; validity?: Validity | null; sampleUrl?: string | null }[]
  delivery: string[]
  isEntryCenter: boolean
  isSchedule: boolean
  isServiceTerminals: boolean
  intermediaryService?: { name: Text; basis: string } | null
  quantityLimit?: Text | null
  userTopics: string[]
  corpTopics: string[]
  questions: Question[]
  materials: MaterialGuide[]
  faq: { question: Text; answer: Text }[]
  form: FormDefinition
  flowAvailable: boolean
  remedies: { reconsideration?: (Limit & { to?: string }) | null; litigation?: { months?: number; days?: number; unit?: string; basis?: string } | null } | null
  planEffectiveDate: string
  supervise: { consultPhone: string | null; complainPhone: string | null }
}

export type ApplicantKind = 'person' | 'enterprise' | 'organisation'
export interface SituationOutcome { complete: boolean; next: Question | null; asked: string[]; stops: Text[]; notes: Text[]; materials: MaterialGuide[]; fees: Fee[] }
