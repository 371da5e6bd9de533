import type { FieldError, JsonSchema } from '@/api'
import { formats } from './formats'

/**
 * The part of JSON Schema 2020-12 that matter forms use. Ajv compiles schemas with `eval`, which the content security
 * policy refuses; the server validates again with a complete implementation.
 */
export function validate(schema: JsonSchema, value: unknown, pointer = ''): FieldError[] {
  const errors: FieldError[] = []
  const fail = (code: string, params: Record<string, unknown> = {}, at = pointer) => errors.push({ pointer: at, code, message: '', params })

  if (schema.type !== undefined && ![schema.type].flat().some((type) => hasType(value, type))) {
    fail(value === undefined || value === null ? 'required' : 'number')
    return errors
  }
  if (schema.enum && !schema.enum.some((one) => one === value)) fail('not-an-option')
  if ('const' in schema && schema.const !== value) fail('not-an-option')
  if (typeof value === 'string') text(schema, value, fail)
  if (typeof value === 'number') number(schema, value, fail)
  if (Array.isArray(value)) {
    if (schema.minItems !== undefined && value.length < schema.minItems) fail('min-items', { limit: schema.minItems })
    if (schema.maxItems !== undefined && value.length > schema.maxItems) fail('max-items', { limit: schema.maxItems })
    if (schema.items) value.forEach((item, at) => errors.push(...validate(schema.items!, item, `${pointer}/${at}`)))
    if (schema.contains && !value.some((item) => holds(schema.contains!, item))) fail('not-an-option')
  } else if (value !== null && typeof value === 'object') {
    const object = value as Record<string, unknown>
    for (const name of schema.required ?? []) if (object[name] === undefined) missing(schema.properties?.[name], `${pointer}/${name}`, fail)
    for (const [name, child] of Object.entries(schema.properties ?? {})) if (object[name] !== undefined) errors.push(...validate(child, object[name], `${pointer}/${name}`))
  }
  for (const part of schema.allOf ?? []) errors.push(...validate(part, value, pointer))
  if (schema.anyOf && !schema.anyOf.some((part) => holds(part, value))) errors.push(...validate(schema.anyOf[0]!, value, pointer))
  if (schema.not && holds(schema.not, value)) fail('not-an-option')
  if (schema.if) {
    const branch = holds(schema.if, value) ? schema.then : schema.else
    if (branch) errors.push(...validate(branch, value, pointer))
  }
  return unique(errors)
}

const holds = (schema: JsonSchema, value: unknown) => validate(schema, value).length === 0
type Fail = (code: string, params?: Record<string, unknown>, at?: string) => void

/** A missing object is reported at its own required fields, because those are what the screen shows. */
function missing(schema: JsonSchema | undefined, pointer: string, fail: Fail) {
  if (schema?.properties && schema.required?.length) for (const name of schema.required) missing(schema.properties[name], `${pointer}/${name}`, fail)
  else fail('required', {}, pointer)
}

function text(schema: JsonSchema, value: string, fail: Fail) {
  const length = [...value].length
  if (schema.minLength !== undefined && length < schema.minLength) fail(value.trim() === '' ? 'required' : 'min-length', { limit: schema.minLength })
  else if (schema.maxLength !== undefined && length > schema.maxLength) fail('max-length', { limit: schema.maxLength })
  else if (schema.format && formats[schema.format]?.(value) === false) fail(schema.format)
  else if (schema.pattern && !new RegExp(schema.pattern, 'u').test(value)) fail('pattern')
}

function number(schema: JsonSchema, value: number, fail: Fail) {
  if (schema.minimum !== undefined && value < schema.minimum) fail('minimum', { limit: schema.minimum })
  if (schema.exclusiveMinimum !== undefined && value <= schema.exclusiveMinimum) fail('exclusive-minimum', { limit: schema.exclusiveMinimum })
  if (schema.maximum !== undefined && value > schema.maximum) fail('maximum', { limit: schema.maximum })
  if (schema.exclusiveMaximum !== undefined && value >= schema.exclusiveMaximum) fail('exclusive-maximum', { limit: schema.exclusiveMaximum })
}

function hasType(value: unknown, type: string): boolean {
  switch (type) {
    case 'null': return value === null
    case 'array': return Array.isArray(value)
    case 'object': return value !== null && typeof value === 'object' && !Array.isArray(value)
    case 'integer': return Number.isInteger(value)
    case 'number': return typeof value === 'number' && Number.isFinite(value)
    default: return typeof value === type
  }
}

function unique(errors: FieldError[]): FieldError[] {
  const seen = new Set<string>()
  return errors.filter((error) => !seen.has(error.pointer + error.code) && seen.add(error.pointer + error.code))
}
