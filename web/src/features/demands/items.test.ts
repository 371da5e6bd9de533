import { expect, test } from 'vitest'
import type { ResourceItem } from '@/api'
import { choose, namesOf } from './items'

const known = ['姓名', '证件号', '参保状态']

test('what is chosen is added behind, what is not is taken away, reasons stay', () => {
  const form = { purpose: '核对', items: [{ name: '证件号', reason: '核对身份' }, { name: '姓名' }, {}] }
  expect(choose(form, ['证件号', '参保状态'], known)).toEqual({ purpose: '核对', items: [{ name: '证件号', reason: '核对身份' }, { name: '参保状态' }] })
})
test('what the catalogue does not know is left for the check to name', () => {
  expect(choose({ items: [{ name: '工资' }] }, ['姓名'], known)).toEqual({ items: [{ name: '工资' }, { name: '姓名' }] })
  expect(choose({}, [], known)).toEqual({ items: [] })
})
test('items are named by their field; one without a field is its own name', () => {
  expect(namesOf([{ name: '姓名', field: 'XM' }, { name: '备注' }] as ResourceItem[])).toEqual({ XM: '姓名' })
})
