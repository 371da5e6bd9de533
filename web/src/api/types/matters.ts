import type * as Api from '../generated'
import type { FormValue } from './cases'
import type { Text } from './common'

export type { Fee, LifeEvent, MaterialGuide, MatterHit, MatterSearchResult, OrganCard, Question, SituationOutcome, Suggestion, Theme, Validity } from '../generated'

export type ApplicantKind = Api.SituationQuery['applicantKind']
export type AnswerValue = string | string[] | boolean
export type Answers = Record<string, AnswerValue>

/**
 * A type of the API whose authored or typed-in parts – any JSON to the server's description – are what docs/matter-package.md says they are.
 */
export type Authored<T> = {
  [K in keyof T]: K extends 'form' ? (T[K] extends Api.FormDefinition | undefined ? FormDefinition : FormValue) | Extract<T[K], undefined>
    : K extends 'formDefinition' ? FormDefinition | Extract<T[K], undefined>
      : K extends 'answers' ? (T[K] extends unknown[] ? T[K] : Answers | Extract<T[K], undefined>)
        : T[K]
}

export type Widget =
  | 'text' | 'textarea' | 'address' | 'number' | 'money' | 'date' | 'select' | 'radio' | 'checkbox' | 'checkboxes'
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

export type MatterGuide = Authored<Api.MatterGuide>
