import type { OpenDataRequestState, OpenDatasetAct, OpenDatasetState } from '@/api'

export type Tone = 'blue' | 'green' | 'yellow' | 'red' | 'grey'
export const tones: Record<OpenDatasetState, Tone> = { WRITING: 'grey', WITH_ORGAN: 'blue', WITH_AUTHORITY: 'blue', PUBLISHED: 'green', WITHDRAWN: 'red', DISCARDED: 'grey' }
export const requestTones: Record<OpenDataRequestState, Tone> = { ASKED: 'blue', GRANTED: 'green', REFUSED: 'red', REVOKED: 'red', WITHDRAWN: 'grey' }
/** Acts with a button, in this order. */
export const buttons: OpenDatasetAct[] = ['SUBMIT', 'APPROVE', 'PUBLISH', 'REVISE', 'RECALL', 'REFUSE', 'WITHDRAW', 'DISCARD']
export const withReason = (act: OpenDatasetAct) => act === 'REFUSE' || act === 'WITHDRAW'
export const dangerous = (act: OpenDatasetAct) => act === 'WITHDRAW' || act === 'DISCARD'
export const primary = (act: OpenDatasetAct) => act === 'SUBMIT' || act === 'APPROVE' || act === 'PUBLISH'
