import type { DraftMaterial, FormDefinition, FormField, Text } from '@/api'
import { fieldId } from '@/kernel/forms'

export interface Place { page: string; id: string; label: Text | null }

export const formPage = (section: string) => `form-${section}`

/** Where a problem the server or the validator names is mended: page (where there are pages), control, name. */
export function placeOf(pointer: string, definition: FormDefinition, materials: DraftMaterial[]): Place {
  const [, root, ...rest] = pointer.split('/')
  const inner = `/${rest.join('/')}`
  if (root === 'materials') return { page: 'materials', id: `m-${rest[0]}`, label: materials.find((one) => one.code === rest[0])?.name ?? null }
  if (root === 'delivery') return { page: 'delivery', id: rest.length ? `delivery-${rest[0]}` : 'delivery-way', label: null }
  if (root === 'form') {
    for (const section of definition.layout) {
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
