import type { ExchangeField, ExchangeFlowDraft, ExchangeRejection, ExchangeRun, SourceTableView } from '@/api'

type Tone = 'blue' | 'green' | 'yellow' | 'red' | 'grey'

export const runTones: Record<ExchangeRun['state'], Tone> = { RUNNING: 'blue', PAUSED: 'yellow', STOPPED: 'red', DONE: 'green', DIFFERENT: 'red', CANCELLED: 'grey' }
export const rejectionTones: Record<ExchangeRejection['state'], Tone> = { KEPT: 'red', SENT: 'green', GONE: 'grey' }
export const forms: NonNullable<ExchangeField['form']>[] = ['CITIZEN_ID', 'CREDIT_CODE', 'MOBILE', 'DATE', 'DIGITS']

/** A field as the form holds it: codes are lines. */
export interface FieldForm { source: string; target: string; key: boolean; required: boolean; form?: ExchangeField['form'] | null; longest?: string | number | null; pattern?: string | null; from?: string | null; to?: string | null; codes: string }
export interface FlowForm {
  name: string; source?: string | null; sourceTable?: string | null; target?: string | null; targetTable?: string | null; mode: NonNullable<ExchangeFlowDraft['mode']>; watermark?: string | null; control: boolean; removal: NonNullable<ExchangeFlowDraft['removal']>; fields: FieldForm[]
  scheduled: boolean; at: string; working: boolean; follows?: string | null
}

export const emptyField = (source = '', target = '', key = false): FieldForm => ({ source, target, key, required: false, codes: '' })
export const emptyFlow = (): FlowForm => ({ name: '', mode: 'FULL', control: false, removal: 'APPLY', fields: [], scheduled: false, at: '02:30', working: true })

export const codeLines = (codes: ExchangeField['codes']) => codes.map((one) => `${one.from}=${one.to}`).join('\n')
/** Each line `from=to`; without a sign it stays as it is. */
export const codesOf = (lines: string): ExchangeField['codes'] => lines.split('\n').map((one) => one.trim()).filter(Boolean).map((one) => {
  const at = one.indexOf('=')
  return at < 0 ? { from: one, to: one } : { from: one.slice(0, at).trim(), to: one.slice(at + 1).trim() }
})

export const formOf = (draft: ExchangeFlowDraft): FlowForm => ({
  name: draft.name ?? '', source: draft.source, sourceTable: draft.sourceTable, target: draft.target, targetTable: draft.targetTable, mode: draft.mode ?? 'FULL', watermark: draft.watermark, control: draft.control, removal: draft.removal ?? 'APPLY',
  fields: draft.fields.map((one) => ({ source: one.source, target: one.target, key: draft.keys.includes(one.source), required: one.required, form: one.form, longest: one.longest, pattern: one.pattern, from: one.from, to: one.to, codes: codeLines(one.codes) })),
  scheduled: !!draft.schedule, at: draft.schedule?.at ?? '02:30', working: draft.schedule?.working ?? true, follows: draft.follows,
})

const said = (text?: string | null) => text?.trim() || undefined
/** A flow as it is sent: nothing that is empty, nothing that its mode does not have. */
export const draftOf = (form: FlowForm): ExchangeFlowDraft => ({
  name: said(form.name), source: form.source || undefined, sourceTable: said(form.sourceTable), target: form.target || undefined, targetTable: said(form.targetTable), mode: form.mode,
  keys: form.fields.filter((one) => one.key).map((one) => one.source.trim()), watermark: form.mode === 'INCREMENTAL' ? said(form.watermark) : undefined, control: form.mode === 'INCREMENTAL' && form.control,
  removal: form.mode === 'CAPTURE' ? form.removal : undefined,
  fields: form.fields.map((one) => ({
    source: one.source.trim(), target: one.target.trim(), required: one.required, form: one.form || undefined, longest: one.longest ? Number(one.longest) : undefined, pattern: said(one.pattern), from: said(one.from), to: said(one.to),
    codes: codesOf(one.codes),
  })),
  schedule: form.scheduled ? { at: form.at.trim(), working: form.working } : undefined, follows: (form.mode !== 'CAPTURE' && form.follows) || undefined,
})

/** Columns of both tables that are called alike, the keys of the source marked. */
export const alike = (source: SourceTableView, target: SourceTableView): FieldForm[] => {
  const there = new Map(target.columns.map((one) => [one.name.toLowerCase(), one.name]))
  return source.columns.filter((one) => there.has(one.name.toLowerCase())).map((one) => emptyField(one.name, there.get(one.name.toLowerCase()), source.primaryKey.includes(one.name)))
}

/** Seconds in words: h:mm:ss. */
export const clock = (seconds: number) => `${Math.floor(seconds / 3600)}:${String(Math.floor(seconds / 60) % 60).padStart(2, '0')}:${String(seconds % 60).padStart(2, '0')}`
