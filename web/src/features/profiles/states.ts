import type { FeedColumn, FeedRun, PairRow } from '@/api'

type Tone = 'blue' | 'green' | 'yellow' | 'red' | 'grey'

export const runTones: Record<FeedRun['state'], Tone> = { RUNNING: 'blue', DONE: 'green', FAILED: 'red', CANCELLED: 'yellow' }
export const pairTones: Record<PairRow['state'], Tone> = { OPEN: 'blue', SAME: 'green', DIFFERENT: 'grey', UNCLEAR: 'yellow' }

/** What a field of a library is given by: the column, whether it comes first, codes as lines of {@code code=meaning}. */
export interface Given { column: string | null | undefined; authoritative: boolean; codes: string | null | undefined }

export const codesText = (codes: FeedColumn['codes']) => codes.map((one) => `${one.code}=${one.means}`).join('\n')

/** Lines without a sign of equality say nothing. */
export function codesOf(text: string | null | undefined): FeedColumn['codes'] {
  return (text ?? '').split('\n').map((line) => line.split(/[=＝]/)).filter((parts) => parts.length === 2 && parts[0]!.trim() && parts[1]!.trim()).map((parts) => ({ code: parts[0]!.trim(), means: parts[1]!.trim() }))
}

/** The columns of a draft, in the order of the library's fields. */
export function columnsOf(fields: string[], given: Record<string, Given>): FeedColumn[] {
  return fields.filter((field) => given[field]?.column).map((field) => ({ column: given[field]!.column!, field, authoritative: given[field]!.authoritative, codes: codesOf(given[field]!.codes) }))
}

/** {@code +12.3} or {@code −4.1}: a weight speaks for or against. */
export const bits = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`
