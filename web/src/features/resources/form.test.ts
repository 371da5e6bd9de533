import { PiniaColada } from '@pinia/colada'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, expect, test, vi } from 'vitest'
import type { ResourceChoices, ResourceDraft, ResourceView } from '@/api'
import { installI18n } from '@/i18n'
import messages from './locales/zh-CN'
import DraftForm from './parts/DraftForm.vue'

afterEach(() => void vi.unstubAllGlobals())

const question = { basis: '', questions: [] }
const choices: ResourceChoices = { classes: [], elements: [], formats: [], notShared: [], notOpen: [], secrecy: question, personal: question }
const content: ResourceDraft = { name: '婚姻登记', keywords: [], shareModes: [], formats: [], matters: [], items: [] }
const resource: ResourceView = {
  id: 'a', organ: 'o', organName: '民政厅', region: '410000000000', edition: 1, state: 'CREATED', version: 3, content, matters: [], checks: [], possible: ['SAVE', 'SUBMIT', 'DELETE'], authorName: '张', changedAt: '2026-11-20T00:00:00Z',
  findings: [{ pointer: '/summary', blocking: true, code: 'required', message: '请填写摘要' }],
}

async function form(answer: (body: ResourceDraft) => Response) {
  const sent: { version?: string; body: ResourceDraft }[] = []
  vi.stubGlobal('fetch', async (_path: string, request: RequestInit) => {
    sent.push({ version: (request.headers as Record<string, string>)['If-Match'], body: JSON.parse(String(request.body)) as ResourceDraft })
    return answer(sent.at(-1)!.body)
  })
  const i18n = await installI18n(async () => ({ resources: messages }))
  const page = mount(DraftForm, { props: { resource, choices }, attachTo: document.body, global: { plugins: [createPinia(), [PiniaColada, {}], i18n], stubs: { RouterLink: true } } })
  return { page, sent, save: async () => { await page.find('form').trigger('submit'); await flushPromises() } }
}
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status === 200 ? 'application/json' : 'application/problem+json' } })

test('what somebody else stored meanwhile is not overwritten', async () => {
  const { page, sent, save } = await form(() => json({ code: 'stale-version' }, 412))
  await page.find('#r-name').setValue('婚姻登记信息')
  await page.setProps({ resource: { ...resource, version: 4, content: { ...content, summary: '别人写的' } } })
  expect(page.text()).toContain(messages.overtaken)
  await save()
  expect(sent[0]).toMatchObject({ version: '"3"', body: { name: '婚姻登记信息' } })
  expect((page.find('#r-name').element as HTMLInputElement).value).toBe('婚姻登记信息')
})

test('what is stored by somebody else shows where nothing was typed', async () => {
  const { page } = await form(() => json(resource))
  await page.setProps({ resource: { ...resource, version: 4, content: { ...content, summary: '别人写的' } } })
  expect((page.find('#r-summary').element as HTMLTextAreaElement).value).toBe('别人写的')
})

test('what is missing is told at its field once somebody tries to hand in, and what was refused at once', async () => {
  const { page, sent, save } = await form(() => json({ code: 'invalid', errors: [{ pointer: '/name', code: 'required', message: '请填写名称' }] }, 422))
  expect(page.find('#r-summary-error').exists()).toBe(false)
  await page.findAll('.foot button').at(-1)!.trigger('click')
  await flushPromises()
  expect(sent).toEqual([])
  expect(page.find('#r-summary-error').text()).toContain('请填写摘要')
  await page.find('#r-name').setValue('')
  await save()
  expect(page.find('#r-name-error').text()).toContain('请填写名称')
})
