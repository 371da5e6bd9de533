import type { SealAct, SealState } from '@/api'

export const tones: Record<SealState, 'blue' | 'green' | 'yellow' | 'red' | 'grey'> = {
  APPLIED: 'blue', APPROVED: 'blue', REFUSED: 'red', MADE: 'blue', FILED: 'blue', ENABLED: 'green', SUSPENDED: 'yellow', CHANGED: 'grey', CANCELLED: 'grey',
}
export const states = Object.keys(tones) as SealState[]
export const withReason: SealAct[] = ['REFUSE', 'SUSPEND', 'CANCEL']
/** In the order a person looks for them. */
export const order: SealAct[] = ['APPROVE', 'REFUSE', 'MAKE', 'FILE', 'ENABLE', 'RESUME', 'SUSPEND', 'CANCEL']
export const danger = (act: SealAct) => withReason.includes(act)
