import { describe, expect, it } from 'vitest'
import { option, shape } from './chart'

const answer = {
  columns: [{ name: '乡镇', type: 'TEXT' as const }, { name: '人数', type: 'NUMBER' as const }, { name: '年份', type: 'NUMBER' as const }],
  rows: [['甲', '3', '2025'], ['乙', '4.5', '2025'], ['甲', '5', '2026'], [null, null, '2026']],
}
const chart = { kind: 'BAR' as const, x: '乡镇', y: ['人数'] }

describe('chart', () => {
  it('puts the numbers of each series at their names', () => {
    expect(shape({ ...chart, series: '年份' }, answer, '（空）')).toEqual({ names: ['甲', '乙', '（空）'], series: [{ name: '2025', data: [3, 4.5, null] }, { name: '2026', data: [5, null, null] }] })
    expect(shape({ ...chart, y: ['人数', '年份'] }, answer, '-')?.series.map((one) => one.name)).toEqual(['人数', '年份'])
  })
  it('draws nothing of columns that are not there', () => {
    expect(shape({ ...chart, x: '没有' }, answer, '-')).toBeUndefined()
    expect(option({ kind: 'PIE', y: ['人数'] }, answer, '-', false)).toBeUndefined()
    expect(option({ kind: 'TABLE', x: '乡镇', y: ['人数'] }, answer, '-', false)).toBeUndefined()
  })
  it('is a line, a pie or points', () => {
    expect((option({ ...chart, kind: 'PIE' }, answer, '-', false) as { series: { data: unknown[] }[] }).series[0]!.data[1]).toEqual({ name: '乙', value: 4.5 })
    const points = option({ kind: 'SCATTER', x: '年份', y: ['人数'] }, answer, '-', true) as { xAxis: { type: string }; series: { data: unknown[] }[] }
    expect(points.xAxis.type).toBe('value')
    expect(points.series[0]!.data[0]).toEqual([2025, 4.5])
  })
})
