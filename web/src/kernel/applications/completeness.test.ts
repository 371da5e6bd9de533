import { expect, test } from 'vitest'
import type { Delivery, DraftMaterial, FormValue, MatterGuide } from '@/api'
import { openErrors } from './completeness'

const text = (zh: string) => ({ zh, en: zh })
const guide = {
  results: [{}], delivery: ['6', '4'], materials: [{ code: 'licence', materialFormat: '2' }, { code: 'original', materialFormat: '1' }],
  form: {
    schema: { type: 'object', properties: { kind: { type: 'string' }, platform: { type: 'string', minLength: 5 } }, required: ['kind'] },
    layout: [{ code: 's', title: text('一'), fields: [{ pointer: '/kind', label: text('类型'), widget: 'text' }, { pointer: '/platform', label: text('平台'), widget: 'text', showWhen: { '/kind': ['online'] } }] }],
  },
} as unknown as MatterGuide
const material = (code: string) => ({ code, name: text(code), required: true, files: [] }) as unknown as DraftMaterial
const open = (form: FormValue, delivery?: Delivery, deferred: string[] = []) => openErrors(guide, { form, delivery, deferred, materials: [material('licence'), material('original')] }).map((error) => error.pointer)

test('names form, materials and delivery by pointer, and asks for no upload of what is handed in on paper', () => {
  expect(open({})).toEqual(['/form/kind', '/materials/licence', '/delivery/way'])
})
test('a hidden field is not checked, a shown one is', () => {
  expect(open({ kind: 'shop', platform: 'x' }, { way: '6' }, ['licence'])).toEqual([])
  expect(open({ kind: 'online', platform: 'x' }, { way: '6' }, ['licence'])).toEqual(['/form/platform'])
})
test('by post asks who receives it, where, and how to reach them', () => {
  expect(open({ kind: 'shop' }, { way: '4', recipient: '', mobile: '123', address: '信阳' }, ['licence'])).toEqual(['/delivery/recipient', '/delivery/mobile', '/delivery/address'])
})
