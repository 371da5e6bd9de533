import { mount } from '@vue/test-utils'
import { expect, test } from 'vitest'
import type { CaseAction } from '@/api'
import { createDesk } from './desk'

const action = (command: string, ...needs: CaseAction['needs']): CaseAction => ({ command, primary: true, label: { zh: '', en: '' }, needs, permitted: true })
function desk() {
  let made!: ReturnType<typeof createDesk>
  mount({ setup: () => { made = createDesk(); return () => null } })
  return made
}

test('a command says what it needs and nothing else that was typed', () => {
  const { desk: typed, bodyFor, pick } = desk()
  Object.assign(typed, { opinion: ' 同意 ', reason: '不符合', basis: '第三十五条', special: 'site_survey', days: 5 })
  pick('/form/name', true)
  typed.items['/form/name'] = '与执照不一致'
  expect(bodyFor(action('pass'))).toEqual({ opinion: '同意' })
  expect(bodyFor(action('refuse', 'reason', 'basis'))).toEqual({ reason: '不符合', basis: '第三十五条' })
  expect(bodyFor(action('start-special', 'special', 'reason'))).toEqual({ reason: '不符合', special: { code: 'site_survey', days: 5 } })
  expect(bodyFor(action('request-correction', 'items')).items).toEqual([{ target: '/form/name', reason: '与执照不一致' }])
})

test('another body is another act: the idempotency key changes with it', async () => {
  const { desk: typed, begin } = desk()
  begin('pass')
  const before = typed.key
  typed.opinion = '同意'
  await Promise.resolve()
  const after = typed.key
  expect(after).not.toBe(before)
  typed.reviewed['licence'] = 'OK'
  await Promise.resolve()
  expect(typed.key).not.toBe(after)
})
