import { expect, test } from 'vitest'
import { bars, points, scale } from './chart'

const chart = { column: '乡镇', summed: ['线路数'], bars: [{ value: '城关镇', count: 2, sums: ['5'] }, { value: '', count: 1, sums: ['-1.5'] }] }

test('rows are counted, and a column of numbers is summed', () => {
  expect(bars(chart, undefined, '（空）')).toEqual([{ name: '城关镇', value: 2, shown: '2' }, { name: '（空）', value: 1, shown: '1' }])
  expect(bars(chart, '线路数', '（空）').map((bar) => bar.shown)).toEqual(['5', '-1.5'])
})

test('negative sums lie below zero', () => {
  const of = bars(chart, '线路数', '')
  expect(scale(of).zero).toBeCloseTo(1.5 / 6.5)
  expect(scale(of).at(5)).toBe(1)
  expect(points(of, 100, 10)).toBe('0,0 100,10')
})
