import type { Delivery, DraftMaterial, FieldError, FormDefinition, FormValue, MatterGuide } from '@/api'
import { hiddenPointers, validate, withValue } from '@/kernel/forms'
import { translate } from '@/i18n'
import { deliveryErrors, deliveryWays } from './delivery'

/** What will be sent: answers of fields that are not shown are left out. */
export const effectiveForm = (definition: FormDefinition, form: FormValue): FormValue => hiddenPointers(definition, form).reduce((value, pointer) => withValue(value, pointer, undefined), form)

export function formErrors(definition: FormDefinition, form: FormValue): FieldError[] {
  return validate(definition.schema, effectiveForm(definition, form))
}

/** A required material without files that is neither promised for later nor handed in on paper only. */
export function missingMaterials(guide: MatterGuide, materials: DraftMaterial[], deferred: string[]): DraftMaterial[] {
  const onPaper = new Set(guide.materials.filter((one) => one.materialFormat === '1').map((one) => one.code))
  return materials.filter((one) => one.required && !one.files.length && !deferred.includes(one.code) && !onPaper.has(one.code))
}

/**
 * All that keeps an application from being submitted, as the server would name it, by pointer: `/form/…`, `/materials/code`, `/delivery/part`; then what the
 * server refused where nothing is wrong by our own rules.
 */
export function openErrors(guide: MatterGuide, filled: { form: FormValue; materials: DraftMaterial[]; deferred: string[]; delivery?: Delivery }, refused: FieldError[] = []): FieldError[] {
  const own = [
    ...formErrors(guide.form, filled.form).map((error) => ({ ...error, pointer: `/form${error.pointer}` })),
    ...missingMaterials(guide, filled.materials, filled.deferred).map((one) => ({ pointer: `/materials/${one.code}`, code: 'material-missing', message: '' })),
    ...(deliveryWays(guide).length ? deliveryErrors(filled.delivery) : []).map((part) => ({ pointer: `/delivery/${part}`, code: 'delivery', message: translate(`kernel.applications.delivery.error.${part}`) })),
  ]
  const seen = new Set(own.map((error) => error.pointer))
  return [...own, ...refused.filter((error) => !seen.has(error.pointer))]
}
