import type { Standing } from '@/api'

type Tone = 'blue' | 'green' | 'yellow' | 'red' | 'grey'
/** In the order in which they want something of somebody. */
export const tones: Record<Standing, Tone> = { STILL_ASKED: 'red', AWAITING: 'yellow', NO_SOURCE: 'grey', FREE: 'green' }
export const standings = Object.keys(tones) as Standing[]
