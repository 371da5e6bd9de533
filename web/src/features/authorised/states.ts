import type { AssetAct, OperationAct, OperationState } from '@/api'

/** Colours of states, and acts in the order in which they are offered. */
export const states: OperationState[] = ['DRAFT', 'AGREED', 'IN_FORCE', 'SUSPENDED', 'ENDED']
export const tones: Record<OperationState, 'grey' | 'blue' | 'green' | 'yellow'> = { DRAFT: 'grey', AGREED: 'blue', IN_FORCE: 'green', SUSPENDED: 'yellow', ENDED: 'grey' }
export const acts: OperationAct[] = ['CONCLUDE', 'BEGIN', 'RESUME', 'SUSPEND', 'END']
export const assetTones: Record<AssetAct, 'grey' | 'blue' | 'green' | 'yellow'> = { FIRST: 'green', CHANGE: 'blue', CORRECTION: 'yellow', CANCELLATION: 'grey' }
export const kindOf = (act: OperationAct) => (act === 'CONCLUDE' || act === 'BEGIN' || act === 'RESUME' ? 'primary' : 'danger')
/** Without a reason of their own. */
export const plain = (act: OperationAct) => act === 'CONCLUDE' || act === 'BEGIN'

/** Fen of a sum written in yuan; absent: it is none. */
export function fenOf(yuan: string): number | undefined {
  const parts = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(yuan.trim())
  return parts ? Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0')) : undefined
}
export const yuanOf = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
