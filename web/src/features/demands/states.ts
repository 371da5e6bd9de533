import type { DemandAct, DemandState, Masking } from '@/api'

type Tone = 'blue' | 'green' | 'yellow' | 'red' | 'grey'
export const tones: Record<DemandState, Tone> = { WRITING: 'grey', WITH_HEAD: 'yellow', HANDED_IN: 'blue', DISCARDED: 'grey' }
export const states = (Object.keys(tones) as DemandState[]).filter((one) => one !== 'DISCARDED')
export const sides = ['ASKED', 'RECEIVED'] as const
/** Acts with a button in the head of the page; handing in, correcting and the terms belong to their forms. */
export const buttons: DemandAct[] = ['APPROVE', 'SUPPLY', 'CONCLUDE', 'RECALL', 'RETURN', 'WITHDRAW', 'DISCARD']
export const dangerous = (act: DemandAct) => act === 'RETURN' || act === 'DISCARD' || act === 'WITHDRAW'
export const kindOf = (act: DemandAct) => (dangerous(act) ? 'danger' : act === 'RECALL' ? 'default' : 'primary')
export const maskings: Masking[] = ['PLAIN', 'NAME', 'ID_NUMBER', 'MOBILE', 'ADDRESS', 'ACCOUNT', 'HASHED', 'OMITTED']
