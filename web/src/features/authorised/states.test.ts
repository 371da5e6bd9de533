import { expect, it } from 'vitest'
import { fenOf, yuanOf } from './states'

it('reads yuan without a floating number and writes them back', () => {
  expect(['0', '0.5', '1.05', '19.99', '4.35', '100000000.01'].map(fenOf)).toEqual([0, 50, 105, 1999, 435, 10_000_000_001])
  expect(['', '-1', '1.005', '1e3', '1,5', 'x'].map(fenOf)).toEqual([undefined, undefined, undefined, undefined, undefined, undefined])
  expect([0, 5, 50, 1999].map(yuanOf)).toEqual(['0.00', '0.05', '0.50', '19.99'])
})
