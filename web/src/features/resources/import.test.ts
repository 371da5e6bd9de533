import { PiniaColada } from '@pinia/colada'
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, expect, test, vi } from 'vitest'
import type { ResourceImportCheck } from '@/api'
import { installI18n } from '@/i18n'
import messages from './locales/zh-CN'
import ImportDialog from './parts/ImportDialog.vue'

afterEach(() => void vi.unstubAllGlobals())

const check: ResourceImportCheck = {
  file: 'f', fileName: '目录.xlsx', rows: 4, digest: 'd', faulty: 1, faultCount: 1,
  entries: [{ row: 2, name: '水库名录', change: 'NEW', items: 2, missing: 1 }, { row: 5, name: '塘坝名录', change: 'SAME', items: 1, missing: 0 }],
  faults: [{ row: 4, column: '共享类型', value: '随便', code: 'unknown', message: '只能填写：无条件共享、有条件共享、不予共享' }],
}
const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status === 200 ? 'application/json' : 'application/problem+json' } })

/** Takes any upload. */
class Taken {
  status = 200
  responseText = '{"id":"f"}'
  upload = {}
  onload?: () => void
  open() {}
  setRequestHeader() {}
  abort() {}
  getResponseHeader() { return null }
  send() { queueMicrotask(() => this.onload?.()) }
}

async function dialog(confirmation: () => Response) {
  const sent: { path: string; body: unknown }[] = []
  vi.stubGlobal('XMLHttpRequest', Taken)
  vi.stubGlobal('fetch', async (path: string, request: RequestInit) => {
    sent.push({ path, body: JSON.parse(String(request.body)) })
    return path.endsWith('/checks') ? json(check) : confirmation()
  })
  const i18n = await installI18n(async () => ({ resources: messages }))
  const page = mount(ImportDialog, { attachTo: document.body, global: { plugins: [createPinia(), [PiniaColada, {}], i18n], stubs: { RouterLink: true } } })
  await flushPromises()
  const input = page.find('#import-file')
  Object.defineProperty(input.element, 'files', { value: [new File(['x'], '目录.xlsx')] })
  await input.trigger('change')
  await page.find('form').trigger('submit')
  await flushPromises()
  return { page, sent, button: (name: string) => page.findAll('button').find((one) => one.text() === name) }
}

test('what would be written and what is wrong is seen before anything is confirmed', async () => {
  const { page, sent, button } = await dialog(() => json({ created: 1, revised: 0, saved: 0, same: 1 }))
  expect(sent.map((one) => one.path)).toEqual(['/api/work/resource-imports/checks'])
  expect(page.text()).toContain('新建 1 个')
  expect(page.text()).toContain('没有变化 1 个')
  expect(page.text()).toContain('有问题、不写入 1 个')
  expect(page.text()).toContain('只能填写：无条件共享、有条件共享、不予共享')
  await button('写入 1 个资源')!.trigger('click')
  await flushPromises()
  expect(sent.at(-1)).toEqual({ path: '/api/work/resource-imports', body: { file: 'f', digest: 'd' } })
  expect(page.emitted('close')).toHaveLength(1)
})

test('what moved meanwhile is checked again and shown, not written', async () => {
  const { page, sent, button } = await dialog(() => json({ code: 'resource-import-changed' }, 409))
  await button('写入 1 个资源')!.trigger('click')
  await flushPromises()
  expect(sent.map((one) => one.path.split('/').at(-1))).toEqual(['checks', 'resource-imports', 'checks'])
  expect(page.emitted('close')).toBeUndefined()
})
