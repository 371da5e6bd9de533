import type { LinkState, LetterState } from '@/api'

type Tone = 'blue' | 'green' | 'yellow' | 'red' | 'grey'
export const links: Record<LinkState, Tone> = { NEW: 'blue', CONNECTED: 'green', CUT: 'red', SUSPENDED: 'yellow' }
export const states: Record<LetterState, Tone> = { WAITING: 'blue', TAKEN: 'green', REFUSED: 'red' }
/** Long numbers in groups people can compare. */
export const grouped = (hex: string) => (hex.match(/.{1,8}/g) ?? []).join(' ')
