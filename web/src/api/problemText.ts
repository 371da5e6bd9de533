import { hasMessage, translate } from '@/i18n'
import type { ApiProblem, FieldError } from './problem'

/** The sentence for a refusal: ours by code, else the server's own (already in plain words), else a general one. */
export function problemText(problem: ApiProblem): string {
  for (const key of [`api.problem.${problem.code}`, `api.field.${problem.code}`]) if (hasMessage(key)) return translate(key, problem.properties)
  return problem.detail || problem.title || translate('api.problem.unexpected')
}

export function fieldErrorText(error: FieldError): string {
  const key = `api.field.${error.code}`
  return hasMessage(key) ? translate(key, error.params ?? {}) : error.message
}
