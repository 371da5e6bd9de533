import { PiniaColada } from '@pinia/colada'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, expect, test, vi } from 'vitest'
import type { SurveyAnswerView, SurveyChoices, SurveySheet } from '@/api'
import { installI18n } from '@/i18n'
import messages from './locales/zh-CN'
import SheetForm from './parts/SheetForm.vue'
import SheetView from './parts/SheetView.vue'

afterEach(() => void vi.unstubAllGlobals())

const name = (zh: string) => ({ zh, en: zh })
const choices: SurveyChoices = {
  basis: '', leastDays: 1, mostDays: 60, usualDays: 10, duties: [], databases: [{ code: 'relational', name: name('关系型数据库') }],
  questions: [{ code: 'responsible', name: name('负责人'), kind: 'TEXT', required: true }, { code: 'systems', name: name('业务系统数'), kind: 'COUNT', required: false, counted: 'SYSTEMS' }, { code: 'paper', name: name('纸质台账'), kind: 'COUNT', required: true }],
}
const answer: SurveyAnswerView = {
  id: 'a', survey: 's', title: '普查', instructions: '填报', due: '2026-12-01', surveyState: 'OPEN', organ: 'o', organName: '民政局', region: '411525000000', state: 'OPEN', version: 3, changedAt: '2026-11-20T00:00:00Z', note: '',
  sheet: { systems: [{ name: '救助系统', matters: [], resources: ['4115252030000000000000/000001'] }], figures: [] }, figures: [{ question: 'systems', number: 1 }], possible: ['SAVE', 'HAND_IN'],
  resources: [{ code: '4115252030000000000000/000001', id: 'r', name: '低保对象名册' }],
}
const global = async () => ({ plugins: [createPinia(), [PiniaColada, {}], await installI18n(async () => ({ surveys: messages }))] as never, stubs: { RouterLink: { template: '<a><slot /></a>' } } })
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status === 200 ? 'application/json' : 'application/problem+json' } })

test('a sheet is stored with what was typed, and what is refused stands at its field', async () => {
  const sent: { version?: string; body: SurveySheet }[] = []
  vi.stubGlobal('fetch', async (_path: string, request: RequestInit) => {
    sent.push({ version: (request.headers as Record<string, string>)['If-Match'], body: JSON.parse(String(request.body)) as SurveySheet })
    return json({ code: 'invalid', errors: [{ pointer: '/systems/1/tables', code: 'out-of-range', message: '数据表数为 0–1 000 000' }] }, 422)
  })
  const page = mount(SheetForm, { props: { answer, choices }, attachTo: document.body, global: await global() })
  await page.find('#q-paper').setValue('3')
  await page.find('#q-responsible').setValue(' 周明 ')
  await page.findAll('.foot button')[0]!.trigger('click')
  await page.find('#s-1-name').setValue('门户网站')
  await page.find('#s-1-matters').setValue('000131001000，000131002000')
  await page.find('#s-1-tables').setValue('-1')
  expect(page.text()).toContain('2')
  await page.find('form').trigger('submit')
  await flushPromises()
  expect(sent[0]).toMatchObject({ version: '"3"', body: { figures: [{ question: 'responsible', text: '周明' }, { question: 'paper', number: 3 }] } })
  expect(sent[0]!.body.systems[1]).toEqual({ name: '门户网站', matters: ['000131001000', '000131002000'], tables: -1, resources: [] })
  expect(page.find('#s-1-tables-error').text()).toContain('数据表数为 0–1 000 000')
})

test('a sheet is read with its resources by name', async () => {
  const page = mount(SheetView, { props: { answer, choices }, global: await global() })
  expect(page.text()).toContain('低保对象名册')
  expect(page.text()).toContain('业务系统数')
})
