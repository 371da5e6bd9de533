import { fieldErrorText, type FieldError, type ResourceDraft, type ResourceFinding, type ResourceImportFault } from '@/api'
import { currentLocale, translate, wordsFor } from '@/i18n'

/** Where a pointer into the draft has its control on the page. */
export const controlOf = (pointer: string) => `r${pointer.replace(/[^A-Za-z0-9]+/g, '-')}`

/** Position of the item a pointer leads into. */
export function itemAt(pointer: string): number | undefined {
  const found = /^\/items\/(\d+)(?:\/|$)/.exec(pointer)
  return found ? Number(found[1]) : undefined
}

/** The item by number and name, else nothing: 第 4 项“姓名”. */
function itemText(pointer: string, draft: ResourceDraft): string {
  const at = itemAt(pointer)
  return at === undefined ? '' : translate('resources.itemAt', { n: at + 1, name: draft.items[at]?.name ?? '' })
}

function labelOf(pointer: string): string {
  const [, first = '', , third = ''] = pointer.split('/')
  return itemAt(pointer) === undefined ? wordsFor(`resources.field.${first}`, '') : wordsFor(`resources.item.${third}`, '')
}

const joined = (parts: string[], said: string) => (parts.some(Boolean) ? translate('resources.findingAt', { where: parts.filter(Boolean).join(' · '), said }) : said)

/** What was refused: the words are general, so they say of what. */
export const sayError = (error: FieldError, draft: ResourceDraft) => joined([itemText(error.pointer, draft), labelOf(error.pointer)], errorText(error))
/** As with findings: the server's sentence names the bound, other languages have the rule's words. */
export const errorText = (error: FieldError) => (currentLocale() === 'en' ? wordsFor(`resources.finding.${error.code}`, fieldErrorText(error)) : error.message || fieldErrorText(error))

/** The server's sentence is Chinese and says it all; other languages have the rule's words, and the sentence for its particulars. */
export function ruleText(finding: ResourceFinding): string {
  if (currentLocale() !== 'en') return finding.message
  const rule = wordsFor(`resources.finding.${finding.code}`, finding.message)
  return finding.code === 'required' || rule === finding.message ? rule : `${rule} (${finding.message})`
}
export const sayFinding = (finding: ResourceFinding, draft: ResourceDraft) => joined([itemText(finding.pointer, draft), currentLocale() === 'en' ? labelOf(finding.pointer) : ''], ruleText(finding))

/** As with findings, of a table. */
export const faultText = (fault: ResourceImportFault) => (currentLocale() === 'en' ? wordsFor(`resources.finding.${fault.code}`, fault.message) : fault.message)

/** Goes to the control of a pointer, or to the nearest one around it. */
export function goTo(pointer: string) {
  for (let here = pointer; here; here = here.slice(0, here.lastIndexOf('/'))) {
    const place = document.getElementById(controlOf(here))
    if (!place) continue
    place.scrollIntoView({ block: 'center' })
    const control = place.matches('input,select,textarea,button,a') ? place : (place.querySelector<HTMLElement>('input,select,textarea,button,a') ?? place)
    return control.focus()
  }
}
