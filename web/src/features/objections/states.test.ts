import { expect, test } from 'vitest'
import { objectables, outcomes } from './states'

test('a certificate is made anew, anything else corrected', () => {
  expect(outcomes('CERTIFICATE')).toEqual(['REISSUED', 'NOT_NEEDED'])
  expect(outcomes('CASE')).toEqual(['CORRECTED', 'NOT_NEEDED'])
})

test('what stands in the history is believed only as far as it has the right shape', () => {
  expect(objectables({ fields: [{ field: '/a', label: '甲', stated: '1' }, { field: 3, label: '乙' }, null] })).toEqual([{ field: '/a', label: '甲', stated: '1' }])
  expect(objectables(null)).toEqual([])
  expect(objectables({ fields: 'x' })).toEqual([])
})
