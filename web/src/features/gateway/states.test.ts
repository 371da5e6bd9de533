import { expect, test } from 'vitest'
import type { ResourceItem, ServiceView, SourceColumn } from '@/api'
import { begun, begunTable, matched, tidy, tidyTable } from './states'

test('what is empty is not sent, and numbers are numbers', () => {
  expect(tidy({ ...begun(), name: ' 参保查询 ', baseUrl: 'http://10.0.0.1/api ', testUrl: ' ', timeoutMillis: '500' as unknown as number, publicKey: '' }))
    .toEqual({ name: '参保查询', baseUrl: 'http://10.0.0.1/api', testUrl: undefined, document: '/openapi.json', timeoutMillis: 500, atOnce: 20, publicKey: undefined })
})

test('a change never sends the key that is kept', () => {
  expect(begun({ name: 'x', baseUrl: 'http://x', document: '/d', timeoutMillis: 1, atOnce: 1, signs: true } as ServiceView).publicKey).toBeUndefined()
})

test('columns fit the entry by field or by comment; of the others only the key is taken', () => {
  const columns = [{ name: 'id', key: true }, { name: 'xm', comment: '姓名' }, { name: 'zt', comment: '参保状态' }, { name: 'secret' }] as SourceColumn[]
  const items = [{ name: '姓名', field: 'XM' }, { name: '参保状态', field: 'CBZT' }] as ResourceItem[]
  expect(matched(columns, items).map((one) => [one.field, one.column, one.key])).toEqual([['id', 'id', 1], ['XM', 'xm', 0], ['CBZT', 'zt', 0]])
})

test('a table is sent with numbers as such and without what is empty', () => {
  expect(tidyTable({ ...begunTable(), name: ' 参保表 ', testTable: '', most: '50' as unknown as number })).toMatchObject({ name: '参保表', testTable: undefined, subject: undefined, most: 50 })
})
