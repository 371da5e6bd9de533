import type { SurveyChoices, SurveySheet, SurveySystem } from '@/api'

const words = (value?: string | null) => value?.trim() || undefined
const whole = (value: unknown) => (String(value ?? '').trim() === '' ? undefined : Number(value))

export const blank = (): SurveySystem => ({ matters: [], resources: [] })
export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/** A sheet as it is sent: names in one order, so that two can be compared as text. What was typed as a number and is none goes as it is, for the server to refuse. */
export const tidy = (sheet: SurveySheet, choices: SurveyChoices): SurveySheet => ({
  systems: sheet.systems.map((one) => ({ name: words(one.name), purpose: words(one.purpose), database: one.database || undefined, matters: one.matters, tables: whole(one.tables), resources: one.resources, reason: one.resources.length ? undefined : words(one.reason) })),
  figures: choices.questions.filter((question) => !question.counted).flatMap((question) => {
    const said = sheet.figures.find((figure) => figure.question === question.code)
    const number = question.kind === 'COUNT' ? whole(said?.number) : undefined
    const text = question.kind === 'TEXT' ? words(said?.text) : undefined
    return number === undefined && text === undefined ? [] : [{ question: question.code, number, text }]
  }),
  remark: words(sheet.remark),
})

/** With a place for every answer that is asked for. */
export function openForm(sheet: SurveySheet, choices: SurveyChoices): SurveySheet {
  const copy = copyOf(sheet)
  const asked = choices.questions.filter((question) => !question.counted)
  return { ...copy, figures: asked.map((question) => copy.figures.find((figure) => figure.question === question.code) ?? { question: question.code }) }
}

export function counted(sheet: SurveySheet) {
  const registered = sheet.systems.filter((one) => one.resources.length > 0).length
  return { SYSTEMS: sheet.systems.length, REGISTERED: registered, UNREGISTERED: sheet.systems.length - registered, TABLES: sheet.systems.reduce((sum, one) => sum + (Number(one.tables) || 0), 0) }
}

export const percent = (part: number, whole: number) => (whole ? `${((part / whole) * 100).toFixed(1)}%` : '—')
