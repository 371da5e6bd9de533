import { ElMessage } from 'element-plus'
import { asProblem, problemText } from '@/api'
import { translate } from '@/i18n'

/** Short confirmations; anything a person must act on is shown in place instead. */
export function succeeded(message: string) {
  ElMessage({ type: 'success', message, grouping: true, duration: 3500 })
}

/** A refusal of an act that has no place of its own on the screen, with the number to quote. */
export function failed(error: unknown) {
  const problem = asProblem(error)
  const quote = problem.requestId && problem.status >= 500 ? `（${translate('design.requestId')} ${problem.requestId}）` : ''
  ElMessage({ type: 'error', message: problemText(problem) + quote, grouping: true, duration: 8000, showClose: true })
}
