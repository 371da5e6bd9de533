import type { CaseDossier, Text } from '@/api'

/** The label of a correction target: a field of the form or a material. */
export function targetLabel(dossier: CaseDossier, target: string): Text | string {
  const material = target.startsWith('/materials/') ? dossier.materials.find((one) => `/materials/${one.code}` === target) : undefined
  if (material) return material.name
  const pointer = target.replace(/^\/form/, '')
  for (const section of dossier.formDefinition.layout) {
    const field = section.fields.find((one) => pointer === one.pointer || pointer.startsWith(`${one.pointer}/`))
    if (field) return field.label
  }
  return target
}
