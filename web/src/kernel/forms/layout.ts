import type { FieldError, FormDefinition, FormField, FormSection, JsonSchema, Scalar } from '@/api'
import { valueAt } from './pointer'

type Conditional = { showWhen?: Record<string, Scalar[]> | null }

/** `showWhen` names fields by pointer; every named field must hold one of the values. */
export function isShown(part: Conditional, root: unknown): boolean {
  return Object.entries(part.showWhen ?? {}).every(([pointer, values]) => {
    const value = valueAt(root, pointer)
    return Array.isArray(value) ? value.some((one) => values.includes(one as Scalar)) : values.includes(value as Scalar)
  })
}

export const shownSections = (form: FormDefinition, root: unknown): FormSection[] =>
  form.layout.filter((section) => isShown(section, root) && section.fields.some((field) => isShown(field, root)))

export const shownFields = (section: FormSection, root: unknown): FormField[] => section.fields.filter((field) => isShown(field, root))

/** The schema of one field, found through objects and array items. */
export function schemaAt(schema: JsonSchema, pointer: string): JsonSchema | undefined {
  let here: JsonSchema | undefined = schema
  for (const token of pointer.split('/').slice(1)) here = /^\d+$/.test(token) ? here?.items : (here?.properties?.[token] ?? here?.items?.properties?.[token])
  return here
}

/** Required now: at the top level, inside its object, or by an `if … then` whose condition holds is left to validation. */
export function isRequired(schema: JsonSchema, pointer: string): boolean {
  const at = pointer.lastIndexOf('/')
  const parent = at <= 0 ? schema : schemaAt(schema, pointer.slice(0, at))
  const name = pointer.slice(at + 1)
  if (parent?.required?.includes(name)) return true
  return at <= 0 && (schema.allOf ?? [schema]).some((part) => part.then?.required?.includes(name))
}

/** What belongs to a hidden field is not sent and not validated: dropped before either. */
export function hiddenPointers(form: FormDefinition, root: unknown): string[] {
  return form.layout.flatMap((section) => section.fields.filter((field) => !isShown(section, root) || !isShown(field, root)).map((field) => field.pointer))
}

/** The errors of one field: its own, and those inside it (rows of a table). */
export function errorsOf(errors: FieldError[], pointer: string): FieldError[] {
  return errors.filter((error) => error.pointer === pointer || error.pointer.startsWith(`${pointer}/`))
}
