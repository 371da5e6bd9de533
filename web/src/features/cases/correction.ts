import type { CaseMaterial, CitizenCase, CorrectionAnswer, CorrectionItem, CorrectionView, FileRef, FormSection, FormValue } from '@/api'

export interface CorrectionTargets {
  sections: { section: FormSection; only: string[] }[]
  materials: { material: CaseMaterial; reason: string }[]
  others: CorrectionItem[]
  /** pointer of the field → reason */
  reasons: Map<string, string>
}

export function correctionTargets(file: CitizenCase, correction: CorrectionView): CorrectionTargets {
  const pointers = correction.items.filter((item) => item.target.startsWith('/form/')).map((item) => ({ pointer: item.target.slice(5), item }))
  const sections: CorrectionTargets['sections'] = []
  const reasons = new Map<string, string>()
  const found = new Set<CorrectionItem>()
  for (const section of file.formDefinition.layout) {
    const only: string[] = []
    for (const field of section.fields) {
      for (const { pointer, item } of pointers) {
        if (pointer !== field.pointer && !pointer.startsWith(`${field.pointer}/`)) continue
        only.push(field.pointer)
        reasons.set(field.pointer, [reasons.get(field.pointer), item.reason].filter(Boolean).join(' '))
        found.add(item)
      }
    }
    if (only.length) sections.push({ section, only: [...new Set(only)] })
  }
  const materials = correction.items.flatMap((item) => {
    const material = file.materials.find((one) => item.target === `/materials/${one.code}`)
    if (!material) return []
    found.add(item)
    return [{ material, reason: item.reason }]
  })
  return { sections, materials, reasons, others: correction.items.filter((item) => !found.has(item)) }
}

/** The form travels whole, as the server wants it, and only when the notice names a field of it. */
export function correctionAnswer(form: FormValue, targets: CorrectionTargets, files: Record<string, FileRef[]>): CorrectionAnswer {
  return { form: targets.sections.length ? form : undefined, materials: Object.fromEntries(Object.entries(files).map(([code, list]) => [code, list.map((one) => one.id)])) }
}
