import { useI18n } from 'vue-i18n'
import type { FormField, Scalar } from '@/api'
import { formatDate, formatMoney } from '@/i18n/format'
import { useText } from '@/i18n/text'
import { isShown } from './layout'
import { isEmpty, valueAt } from './pointer'

/** A field's value as a person reads it. Regions stay codes here; FormSummary names them. */
export function useDisplay() {
  const text = useText()
  const { t } = useI18n()
  const option = (field: FormField, value: unknown) => {
    const found = field.options?.find((one) => one.value === (value as Scalar))
    return found ? text(found.text) : String(value)
  }
  return function display(field: FormField, value: unknown): string {
    if (value === false) return t('kernel.forms.no')
    if (isEmpty(value)) return ''
    switch (field.widget) {
      case 'yesno':
      case 'checkbox': return value === true ? t('kernel.forms.yes') : t('kernel.forms.no')
      case 'radio':
      case 'select': return option(field, value)
      case 'checkboxes': return (value as unknown[]).map((one) => option(field, one)).join(t('kernel.forms.listSeparator'))
      case 'money': return typeof value === 'number' ? formatMoney(value) : String(value)
      case 'date': return formatDate(value as string)
      case 'number': return field.unit ? `${value} ${text(field.unit)}` : String(value)
      case 'table': return (value as object[]).map((row, at) => `${at + 1}. ${rowText(field, row, display, text)}`).join('\n')
      default: return String(value)
    }
  }
}

function rowText(field: FormField, row: object, display: (field: FormField, value: unknown) => string, text: ReturnType<typeof useText>): string {
  return (field.columns ?? [])
    .filter((column) => isShown(column, row) && !isEmpty(valueAt(row, column.pointer)))
    .map((column) => `${text(column.label)} ${display(column, valueAt(row, column.pointer))}`)
    .join(' · ')
}
