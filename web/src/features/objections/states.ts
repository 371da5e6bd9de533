import type { CopyKind, ObjectionState, ObjectionView } from '@/api'

type Tone = 'blue' | 'green' | 'yellow' | 'red' | 'grey'
export const tones: Record<ObjectionState, Tone> = { VERIFYING: 'blue', PROPAGATING: 'yellow', ENDED: 'green', REFUSED: 'red', WITHDRAWN: 'grey' }

/** What an owner may answer about a copy. */
export const outcomes = (kind: CopyKind) => (kind === 'CERTIFICATE' ? (['REISSUED', 'NOT_NEEDED'] as const) : (['CORRECTED', 'NOT_NEEDED'] as const))

/** How far the chain has come. */
export const progress = (one: ObjectionView) => ({ answered: one.copies.filter((copy) => copy.outcome).length, all: one.copies.length })

/** What the page somebody came from says about the fields an objection may be about; kept with the entry of the history, never in the address. */
export interface Objectable { field: string; label: string; stated?: string }
export function objectables(state: unknown): Objectable[] {
  const fields = (state as { fields?: unknown } | null)?.fields
  return Array.isArray(fields) ? fields.filter((one): one is Objectable => typeof one?.field === 'string' && typeof one?.label === 'string') : []
}
