import type { AnalysisAnswer, AnalysisChart } from '@/api'

export const kinds = ['TABLE', 'BAR', 'LINE', 'PIE', 'SCATTER'] as const
const MOST_POINTS = 500
const MOST_SERIES = 12
const MOST_SLICES = 30

export interface Answer { columns: AnalysisAnswer['columns']; rows: (string | null)[][] }
export interface Series { name: string; data: (number | null)[] }
export interface Shape { names: string[]; series: Series[] }

const number = (cell: string | null | undefined) => (cell === null || cell === undefined || cell === '' || !Number.isFinite(Number(cell)) ? null : Number(cell))

/** Names along the axis in the order of the rows, and a number or nothing for each in each series. Undefined: the answer has not the columns the chart is of. */
export function shape(chart: AnalysisChart, answer: Answer, empty: string): Shape | undefined {
  const at = (name?: string) => answer.columns.findIndex((one) => one.name === name)
  const x = at(chart.x)
  const y = chart.y.map(at).filter((one) => one >= 0)
  if (x < 0 || !y.length) return undefined
  const by = chart.series ? at(chart.series) : -1
  const names: string[] = []
  const place = new Map<string, number>()
  const series = new Map<string, (number | null)[]>()
  for (const row of answer.rows) {
    const name = row[x] ?? empty
    if (!place.has(name)) {
      if (names.length === MOST_POINTS) continue
      place.set(name, names.push(name) - 1)
    }
    for (const column of by >= 0 ? y.slice(0, 1) : y) {
      const called = by >= 0 ? row[by] ?? empty : answer.columns[column]!.name
      if (!series.has(called) && series.size === MOST_SERIES) continue
      const data = series.get(called) ?? []
      data[place.get(name)!] = number(row[column])
      series.set(called, data)
    }
  }
  return { names, series: [...series].map(([name, data]) => ({ name, data: names.map((_, i) => data[i] ?? null) })) }
}

/** As ECharts wants it. */
export function option(chart: AnalysisChart, answer: Answer, empty: string, dark: boolean): Record<string, unknown> | undefined {
  const drawn = shape(chart, answer, empty)
  if (!drawn || chart.kind === 'TABLE') return undefined
  const ink = dark ? '#c6cbd3' : '#4a5058'
  const line = { lineStyle: { color: dark ? '#363d48' : '#d8dce2' } }
  const legend = { top: 0, type: 'scroll', textStyle: { color: ink } }
  const tooltip = { trigger: chart.kind === 'PIE' || chart.kind === 'SCATTER' ? 'item' : 'axis', renderMode: 'richText' }
  if (chart.kind === 'PIE') {
    const data = drawn.names.slice(0, MOST_SLICES).map((name, i) => ({ name, value: drawn.series[0]?.data[i] ?? 0 }))
    return { tooltip, legend, series: [{ type: 'pie', radius: ['0%', '62%'], top: 24, label: { color: ink }, data }] }
  }
  const numeric = chart.kind === 'SCATTER' && answer.columns.find((one) => one.name === chart.x)?.type === 'NUMBER'
  const type = chart.kind === 'BAR' ? 'bar' : chart.kind === 'LINE' ? 'line' : 'scatter'
  return {
    tooltip, legend, grid: { left: 8, right: 16, top: 40, bottom: 8, containLabel: true },
    xAxis: numeric ? { type: 'value', name: chart.x, axisLabel: { color: ink }, splitLine: line } : { type: 'category', data: drawn.names, axisLabel: { color: ink, width: 110, overflow: 'truncate', rotate: drawn.names.length > 8 ? 30 : 0 } },
    yAxis: { type: 'value', axisLabel: { color: ink }, splitLine: line },
    series: drawn.series.map((one) => ({ name: one.name, type, barMaxWidth: 48, data: numeric ? drawn.names.map((name, i) => [Number(name), one.data[i]]) : one.data })),
  }
}
