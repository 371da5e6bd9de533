import type { FormValue, ResourceItem } from '@/api'

export interface AskedItem { name?: string; reason?: string }
export const askedItems = (form: FormValue) => (Array.isArray(form.items) ? (form.items as AskedItem[]) : [])

/** The form with exactly the chosen items, those kept with the reason typed; what the catalogue does not know stays, for the check to name it. */
export function choose(form: FormValue, names: string[], known: string[]): FormValue {
  const before = askedItems(form)
  const kept = before.filter((one) => !known.includes(one.name ?? '') || names.includes(one.name ?? ''))
  const added = names.filter((name) => !before.some((one) => one.name === name)).map((name) => ({ name }))
  return { ...form, items: [...kept.filter((one) => one.name || one.reason), ...added] }
}

/** Names of items by the field a contract calls them. */
export const namesOf = (items: ResourceItem[]): Record<string, string> => Object.fromEntries(items.flatMap((item) => (item.field && item.name ? [[item.field, item.name]] : [])))
