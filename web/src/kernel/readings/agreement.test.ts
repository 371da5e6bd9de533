import { expect, test } from 'vitest'
import { agreement } from './agreement'

test('compares what was read with what was typed', () => {
  const name = { value: '张伟', pointer: '/name' }
  expect(agreement(name, '张 伟')).toBe('SAME')
  expect(agreement(name, '张玮')).toBe('DIFFERENT')
  expect(agreement(name, '')).toBe('UNFILLED')
  expect(agreement({ value: '男' }, '男')).toBe('UNASKED')
})
test('an address may leave out the province, a number may leave out nothing', () => {
  expect(agreement({ value: '信阳市浉河区东方红大道100号', pointer: '/address' }, '河南省信阳市浉河区东方红大道 100 号')).toBe('SAME')
  expect(agreement({ value: '411502199003070010', pointer: '/number', checked: true }, '199003070010')).toBe('DIFFERENT')
})
