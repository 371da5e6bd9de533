import { describe, expect, test } from 'vitest'
import type { FormDefinition, JsonSchema } from '@/api'
import { hiddenPointers, isShown } from './layout'
import { isCitizenId, isCreditCode } from './formats'
import { valueAt, withValue } from './pointer'
import { validate } from './validate'

const codes = (schema: JsonSchema, value: unknown) => validate(schema, value).map((error) => `${error.pointer} ${error.code}`)

describe('validation', () => {
  const schema: JsonSchema = {
    type: 'object',
    required: ['name', 'address'],
    properties: {
      name: { type: 'string', minLength: 2, maxLength: 4 },
      mobile: { type: 'string', format: 'cn-mobile' },
      kind: { type: 'string', enum: ['a', 'b'] },
      area: { type: 'number', exclusiveMinimum: 0 },
      address: { type: 'object', required: ['region'], properties: { region: { type: 'string', format: 'region-code' } } },
      people: { type: 'array', minItems: 1, items: { type: 'object', required: ['age'], properties: { age: { type: 'integer', minimum: 18 } } } },
    },
    allOf: [{ if: { properties: { kind: { const: 'a' } }, required: ['kind'] }, then: { required: ['area'] } }],
  }

  test('collects every failure with its pointer', () => {
    expect(codes(schema, { name: '一', mobile: '12', people: [{ age: 12 }, {}] })).toEqual([
      '/address/region required', '/name min-length', '/mobile cn-mobile', '/people/0/age minimum', '/people/1/age required',
    ])
  })
  test('a condition adds requirements only while it holds', () => {
    const base = { name: '张三', address: { region: '411502000000' } }
    expect(codes(schema, base)).toEqual([])
    expect(codes(schema, { ...base, kind: 'a' })).toEqual(['/area required'])
    expect(codes(schema, { ...base, kind: 'a', area: 0 })).toEqual(['/area exclusive-minimum'])
  })
  test('text where a number belongs is refused', () => expect(codes(schema, { name: '张三', address: { region: '411502000000' }, area: 'x' })).toEqual(['/area number']))
})

describe('identifiers', () => {
  test('citizen id', () => {
    expect(isCitizenId('11010519491231002X')).toBe(true)
    expect(isCitizenId('110105194912310021')).toBe(false)
    expect(isCitizenId('11010519490231002X')).toBe(false)
  })
  test('credit code', () => {
    expect(isCreditCode('91350100M000100Y43')).toBe(true)
    expect(isCreditCode('91350100M000100Y44')).toBe(false)
  })
})

test('an emptied value is removed, with the object that held it', () => {
  expect(withValue({ a: { b: 'x' }, c: 1 }, '/a/b', '')).toEqual({ c: 1 })
  expect(withValue({}, '/a/b', 'x')).toEqual({ a: { b: 'x' } })
  expect(valueAt({ a: [{ b: 2 }] }, '/a/0/b')).toBe(2)
})

test('a hidden field is named so that it can be dropped', () => {
  const form: FormDefinition = { schema: {}, layout: [{ code: 's', title: { zh: '', en: '' }, fields: [{ pointer: '/x', label: { zh: '', en: '' }, widget: 'text', showWhen: { '/k': ['a'] } }] }] }
  expect(isShown(form.layout[0]!.fields[0]!, { k: 'a' })).toBe(true)
  expect(hiddenPointers(form, { k: 'b' })).toEqual(['/x'])
})
