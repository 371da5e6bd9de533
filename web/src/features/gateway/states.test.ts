import { expect, test } from 'vitest'
import type { ServiceView } from '@/api'
import { begun, tidy } from './states'

test('what is empty is not sent, and numbers are numbers', () => {
  expect(tidy({ ...begun(), name: ' 参保查询 ', baseUrl: 'http://10.0.0.1/api ', testUrl: ' ', timeoutMillis: '500' as unknown as number, publicKey: '' }))
    .toEqual({ name: '参保查询', baseUrl: 'http://10.0.0.1/api', testUrl: undefined, document: '/openapi.json', timeoutMillis: 500, atOnce: 20, publicKey: undefined, notice: undefined })
})

test('a change keeps the announcement of maintenance and never sends the key that is kept', () => {
  const notice = { text: '升级', from: '2026-04-20T01:00:00Z', until: '2026-04-20T02:00:00Z' }
  const draft = begun({ name: 'x', baseUrl: 'http://x', document: '/d', timeoutMillis: 1, atOnce: 1, signs: true, notice } as ServiceView)
  expect(draft.notice).toEqual(notice)
  expect(draft.publicKey).toBeUndefined()
})
