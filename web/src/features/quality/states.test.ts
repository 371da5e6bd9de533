import { expect, test } from 'vitest'
import { inOrder, line, percent } from './states'

const point = (checked: number, failed: number) => ({ run: 'r', at: '2026-11-23T00:00:00Z', checked, failed })

test('what is not quite in order never reads as if it were', () => {
  expect(percent(inOrder({ checked: 1_000_000, failed: 1 }))).toBe('99.99%')
  expect(percent(inOrder({ checked: 3, failed: 0 }))).toBe('100.00%')
  expect(percent(inOrder({ checked: 0, failed: 0 }))).toBe('100.00%')
})

test('the line runs from the worst to all in order', () => {
  expect(line({ table: 't', rule: 'r', points: [point(10, 5), point(10, 0)] }, 100, 20)).toBe('0.0,20.0 100.0,0.0')
  expect(line({ table: 't', rule: 'r', points: [point(10, 0)] }, 100, 20)).toBe('100.0,20.0')
})
