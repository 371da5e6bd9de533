import { currentLocale, hasMessage, translate, wordsFor } from '@/i18n'
import type { ApiProblem, FieldError } from './problem'
import type { Text } from './types'

/** The sentence for a refusal: ours by code, else the server's own (already in plain words), else a general one. */
export function problemText(problem: ApiProblem): string {
  for (const key of [`api.problem.${problem.code}`, `api.field.${problem.code}`]) if (hasMessage(key)) return translate(key, problem.properties)
  return problem.detail || problem.title || translate('api.problem.unexpected')
}

/** As `problemText`; a format has the code of its name with `format-` before it. */
export function fieldErrorText(error: FieldError): string {
  const key = `api.field.${error.code.replace(/^format-/, '')}`
  return wordsFor(key, error.message, readable(error.params ?? {}))
}

/** The sentence for the first thing wrong at one of these places. */
export function errorAt(problem: ApiProblem | undefined, ...pointers: string[]): string | undefined {
  const found = problem?.errors.find((one) => pointers.includes(one.pointer))
  return found && fieldErrorText(found)
}

const isText = (value: unknown): value is Text => typeof value === 'object' && value !== null && 'zh' in value && 'en' in value

/** Parameters that the server holds in both languages, in the language of the screen. */
function readable(params: Record<string, unknown>): Record<string, unknown> {
  const language = currentLocale() === 'en' ? 'en' : 'zh'
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, isText(value) ? value[language] : value]))
}
