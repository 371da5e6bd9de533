import { PiniaColada } from '@pinia/colada'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, expect, test, vi } from 'vitest'
import { installI18n } from '@/i18n'
import Application from './Application.view.vue'
import messages from './locales/zh-CN'

afterEach(() => void vi.unstubAllGlobals())

test('the secret of a new address is shown, though the version of its application rises with it', async () => {
  let application = { id: 'a', name: '年报系统', organ: 'o', organName: '市场监管局', members: [], keys: [], dailyLimit: 100, sentToday: 0, version: 1, endpoint: undefined as string | undefined }
  vi.stubGlobal('fetch', async (_path: string, request: RequestInit = {}) => {
    if (request.method === 'PUT') application = { ...application, version: 2, endpoint: 'https://203.0.113.10/' }
    return new Response(JSON.stringify(request.method === 'PUT' ? { application, secret: 'ab12' } : application), { headers: { 'Content-Type': 'application/json' } })
  })
  const i18n = await installI18n(async () => ({ messaging: messages }))
  const page = mount(Application, { props: { id: 'a' }, attachTo: document.body, global: { plugins: [createPinia(), [PiniaColada, {}], i18n], stubs: { RouterLink: true } } })
  await flushPromises()
  await page.find('#e-url').setValue('https://203.0.113.10/')
  await page.find('#endpoint form').trigger('submit')
  await flushPromises()
  expect(page.find('#endpoint .secret').text()).toBe('ab12')
  expect(page.find('#endpoint').text()).toContain(messages.application.unverified)
})
