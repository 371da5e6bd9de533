import { currentLocale } from '@/i18n'
// @ts-expect-error the package carries no types
import chinese from 'bpmn-js-i18n/translations/zn'

/** bpmn-js asks for every text it shows by its English wording. */
export const translateModule = {
  translate: ['value', (template: string, replacements: Record<string, string> = {}) => {
    const found = currentLocale() === 'en' ? template : ((chinese as Record<string, string>)[template] ?? template)
    return found.replace(/\{([^}]+)\}/g, (whole, name: string) => replacements[name] ?? whole)
  }],
}
