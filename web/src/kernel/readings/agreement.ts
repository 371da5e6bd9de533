import type { ReadFieldView } from '@/api'

const plain = (text: string) => text.normalize('NFKC').replace(/[\s\p{P}]/gu, '').toUpperCase()

/** As the server compares: spaces, width and punctuation do not count; an address may leave out the province. */
export function agreement(field: Pick<ReadFieldView, 'value' | 'pointer' | 'checked'>, filled: unknown): ReadFieldView['agreement'] {
  if (!field.pointer) return 'UNASKED'
  if (filled === undefined || filled === null || filled === '') return 'UNFILLED'
  const read = plain(field.value)
  const typed = plain(String(filled))
  const part = field.checked === undefined && Math.min(read.length, typed.length) >= 6 && (read.endsWith(typed) || typed.endsWith(read))
  return read === typed || part ? 'SAME' : 'DIFFERENT'
}
