import type { ContractAct, ContractState } from '@/api'

type Tone = 'blue' | 'green' | 'yellow' | 'red' | 'grey'
export const tones: Record<ContractState, Tone> = { DRAFT: 'blue', ACTIVE: 'green', SUSPENDED: 'yellow', ENDED: 'grey' }
export const states = Object.keys(tones) as ContractState[]
/** In the order of the buttons. */
export const acts: ContractAct[] = ['ACTIVATE', 'RESUME', 'SUSPEND', 'END']
export const kindOf = (act: ContractAct) => (act === 'ACTIVATE' || act === 'RESUME' ? 'primary' : 'danger')
