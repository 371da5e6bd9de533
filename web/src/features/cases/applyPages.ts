import type { DeliveryWay, Draft, DraftMaterial, FieldError, FormDefinition, FormField, FormSection, FormValue, MatterGuide, Text } from '@/api'
import { fieldId, hiddenPointers, shownSections, validate, withValue } from '@/kernel/forms'

export type ApplyPage = { key: string; kind: 'form'; section: FormSection } | { key: 'materials' | 'delivery' | 'check'; kind: 'materials' | 'delivery' | 'check' }

const formPage = (code: string) => `form-${code}`

/** The pages of the wizard for these answers; a page without content is not a page. */
export function applyPages(guide: MatterGuide, form: FormValue, draft: Draft): ApplyPage[] {
  const pages: ApplyPage[] = shownSections(guide.form, form).map((section) => ({ key: formPage(section.code), kind: 'form', section }))
  if (draft.materials.length) pages.push({ key: 'materials', kind: 'materials' })
  if (deliveryWays(guide).length) pages.push({ key: 'delivery', kind: 'delivery' })
  pages.push({ key: 'check', kind: 'check' })
  return pages
}

/** Only a matter with a result has something to deliver. */
export const deliveryWays = (guide: MatterGuide) => (guide.results.length ? guide.delivery.filter((way) => ['2', '4', '6', '7'].includes(way)) : []) as DeliveryWay[]

/** A required material without files that is neither promised for later nor handed in on paper only. */
export function missingMaterials(guide: MatterGuide, materials: DraftMaterial[], deferred: string[]): DraftMaterial[] {
  const onPaper = new Set(guide.materials.filter((one) => one.materialFormat === '1').map((one) => one.code))
  return materials.filter((one) => one.required && !one.files.length && !deferred.includes(one.code) && !onPaper.has(one.code))
}

/** What will be sent: answers of fields that are not shown are left out. */
export const effectiveForm = (definition: FormDefinition, form: FormValue): FormValue => hiddenPointers(definition, form).reduce((value, pointer) => withValue(value, pointer, undefined), form)

export function formErrors(definition: FormDefinition, form: FormValue): FieldError[] {
  return validate(definition.schema, effectiveForm(definition, form))
}

export function errorsInSection(errors: FieldError[], section: FormSection): FieldError[] {
  return errors.filter((error) => section.fields.some((field) => error.pointer === field.pointer || error.pointer.startsWith(`${field.pointer}/`)))
}

export interface Place { page: string; id: string; label: Text | null }

/** Where a problem the server or the validator names is mended: page, control, name. */
export function placeOf(pointer: string, guide: MatterGuide, draft: Draft): Place {
  const [, root, ...rest] = pointer.split('/')
  const inner = `/${rest.join('/')}`
  if (root === 'materials') return { page: 'materials', id: `m-${rest[0]}`, label: draft.materials.find((one) => one.code === rest[0])?.name ?? null }
  if (root === 'delivery') return { page: 'delivery', id: rest.length ? `delivery-${rest[0]}` : 'delivery-way', label: null }
  if (root === 'form') {
    for (const section of guide.form.layout) {
      const field = section.fields.find((one) => inner === one.pointer || inner.startsWith(`${one.pointer}/`))
      if (field) return { page: formPage(section.code), id: fieldId(inner), label: columnLabel(field, inner) }
    }
  }
  return { page: 'check', id: 'check', label: null }
}

function columnLabel(field: FormField, pointer: string): Text {
  const column = field.columns?.find((one) => pointer.endsWith(one.pointer))
  const row = Number(pointer.slice(field.pointer.length).split('/')[1])
  if (!column || Number.isNaN(row)) return field.label
  return { zh: `${field.label.zh} ${row + 1} · ${column.label.zh}`, en: `${field.label.en} ${row + 1} · ${column.label.en}` }
}
