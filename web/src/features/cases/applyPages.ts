import type { Draft, FieldError, FormSection, FormValue, MatterGuide } from '@/api'
import { deliveryWays, formPage } from '@/kernel/applications'
import { shownSections } from '@/kernel/forms'

export type ApplyPage = { key: string; kind: 'form'; section: FormSection } | { key: 'materials' | 'delivery' | 'check'; kind: 'materials' | 'delivery' | 'check' }

/** The pages of the wizard for these answers; a page without content is not a page. */
export function applyPages(guide: MatterGuide, form: FormValue, draft: Draft): ApplyPage[] {
  const pages: ApplyPage[] = shownSections(guide.form, form).map((section) => ({ key: formPage(section.code), kind: 'form', section }))
  if (draft.materials.length) pages.push({ key: 'materials', kind: 'materials' })
  if (deliveryWays(guide).length) pages.push({ key: 'delivery', kind: 'delivery' })
  pages.push({ key: 'check', kind: 'check' })
  return pages
}

export function errorsInSection(errors: FieldError[], section: FormSection): FieldError[] {
  return errors.filter((error) => section.fields.some((field) => error.pointer === field.pointer || error.pointer.startsWith(`${field.pointer}/`)))
}
