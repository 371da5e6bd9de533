import type { QualityRun, QualityTicketState, RuleTrend } from '@/api'

type Tone = 'blue' | 'green' | 'yellow' | 'red' | 'grey'

export const runTones: Record<QualityRun['state'], Tone> = { RUNNING: 'blue', DONE: 'green', FAILED: 'red', CANCELLED: 'yellow' }
export const severityTones: Record<'SERIOUS' | 'ORDINARY' | 'HINT', Tone> = { SERIOUS: 'red', ORDINARY: 'yellow', HINT: 'grey' }

export const ticketTones: Record<QualityTicketState, Tone> = { OPEN: 'red', RECTIFIED: 'blue', EXPLAINED: 'yellow', MENDED: 'green', ACCEPTED: 'green', DROPPED: 'grey' }
export const ticketStates = Object.keys(ticketTones) as QualityTicketState[]

/** Of what was checked the part in order, 0–1; nothing checked is in order. */
export const inOrder = (one: { checked: number; failed: number }) => (one.checked === 0 ? 1 : (one.checked - one.failed) / one.checked)

/** 99.99 % must not read as 100: cut, not rounded. */
export const percent = (rate: number) => `${(Math.floor(rate * 10_000) / 100).toFixed(2)}%`

/** Points of a line in a box of this size; the scale begins where the worst run lies, so that a fall is seen. */
export function line(trend: RuleTrend, width: number, height: number): string {
  const rates = trend.points.map(inOrder)
  const least = Math.min(...rates)
  const span = 1 - least || 1
  return rates.map((rate, i) => `${((rates.length === 1 ? 1 : i / (rates.length - 1)) * width).toFixed(1)},${(height - ((rate - least) / span) * height).toFixed(1)}`).join(' ')
}
