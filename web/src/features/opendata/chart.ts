import type { OpenChart } from '@/api'

export interface Bar { name: string; value: number; shown: string }

/** `summed`: the column whose sums are shown; absent: how many rows there are. Empty values get the name given for them. */
export function bars(chart: OpenChart, summed: string | undefined, empty: string): Bar[] {
  const at = summed === undefined ? -1 : chart.summed.indexOf(summed)
  return chart.bars.map((bar) => {
    const shown = at < 0 ? String(bar.count) : (bar.sums[at] ?? '0')
    return { name: bar.value || empty, value: Number(shown), shown }
  })
}

/** Where values lie between 0 and 1; what is negative lies below `zero`. */
export function scale(of: Bar[]) {
  const top = Math.max(0, ...of.map((bar) => bar.value))
  const bottom = Math.min(0, ...of.map((bar) => bar.value))
  const span = top - bottom || 1
  return { zero: -bottom / span, at: (value: number) => (value - bottom) / span }
}

/** Points of a line over a field of the given size, from the left. */
export const points = (of: Bar[], width: number, height: number) => {
  const { at } = scale(of)
  return of.map((bar, i) => `${of.length < 2 ? width / 2 : (i * width) / (of.length - 1)},${height - at(bar.value) * height}`).join(' ')
}
