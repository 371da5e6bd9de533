import { expect, test } from 'vitest'
import type { SourceTableView } from '@/api'
import { alike, clock, codeLines, codesOf, draftOf, emptyField, emptyFlow, formOf } from './states'

test('what is empty or not of the mode is not sent, and comes back as it was', () => {
  const form = { ...emptyFlow(), name: ' 人口 ', source: 's', sourceTable: 'a', target: 't', targetTable: 'b', watermark: 'cd_time', control: true, fields: [{ ...emptyField('xb', 'sex', true), longest: '', codes: '1=男\n 2 = 女 \n9' }] }
  const full = draftOf(form)
  expect([full.name, full.watermark, full.control, full.keys, full.schedule]).toEqual(['人口', undefined, false, ['xb'], undefined])
  expect(full.fields[0]).toEqual({ source: 'xb', target: 'sex', required: false, form: undefined, longest: undefined, pattern: undefined, from: undefined, to: undefined, codes: [{ from: '1', to: '男' }, { from: '2', to: '女' }, { from: '9', to: '9' }] })
  const incremental = draftOf({ ...form, mode: 'INCREMENTAL', scheduled: true })
  expect([incremental.watermark, incremental.control, incremental.schedule]).toEqual(['cd_time', true, { at: '02:30', working: true }])
  expect(draftOf(formOf(incremental))).toEqual(incremental)
  const capture = draftOf({ ...form, mode: 'CAPTURE', removal: 'MARK', follows: 'x' })
  expect([capture.watermark, capture.control, capture.removal, capture.follows, full.removal]).toEqual([undefined, false, 'MARK', undefined, undefined])
  expect(draftOf(formOf(capture))).toEqual(capture)
})

test('codes are lines', () => {
  expect(codeLines(codesOf('a=b=c\n\nd'))).toBe('a=b=c\nd=d')
})

test('columns that are called alike are put together', () => {
  const table = (columns: string[], primaryKey: string[]) => ({ columns: columns.map((name) => ({ name })), primaryKey }) as unknown as SourceTableView
  expect(alike(table(['ID', 'XM', 'BZ'], ['ID']), table(['id', 'xm', 'mj'], []))).toEqual([emptyField('ID', 'id', true), emptyField('XM', 'xm')])
})

test('time that remains is hours, minutes, seconds', () => {
  expect([clock(5), clock(3725)]).toEqual(['0:00:05', '1:02:05'])
})
