import { expect, test } from 'vitest'
import type { DataSourceView } from '@/api'
import { begun, passwordAnew, tidy, typeText } from './states'

const one: DataSourceView = {
  id: 'a', organ: 'o', organName: '公安局', name: '人口库', kind: 'POSTGRESQL', kindName: { zh: 'PostgreSQL', en: 'PostgreSQL' }, host: 'db.example.cn', port: 5432, database: 'rk', user: 'reader', tls: true, target: false, version: 1,
  changedAt: '2026-11-23T00:00:00Z', changedBy: '张',
}

test('a password that would go elsewhere has to be written again', () => {
  const draft = begun(one)
  expect(passwordAnew(one, { ...draft, database: 'other', name: 'x' })).toBe(false)
  for (const change of [{ host: 'h' }, { port: 1 }, { user: 'u' }, { kind: 'MYSQL' }, { tls: false }]) expect(passwordAnew(one, { ...draft, ...change })).toBe(true)
  expect(passwordAnew(undefined, draft)).toBe(true)
})

test('what is empty is not sent', () => {
  expect(tidy({ ...begun(one), schema: ' ', password: '', host: ' h ' })).toEqual({ name: '人口库', kind: 'POSTGRESQL', host: 'h', port: 5432, database: 'rk', schema: undefined, user: 'reader', password: undefined, tls: true, target: false })
})

test('types are written as the national guide does', () => {
  expect([typeText({ type: 'C', length: 18 }), typeText({ type: 'N', length: 12, scale: 2 }), typeText({ type: 'D' })]).toEqual(['C(18)', 'N(12,2)', 'D'])
})
