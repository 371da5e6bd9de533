import type { DataElement, DataGrade, Ground, ResourceDraft, ResourceItem, ShareType } from '@/api'
import { grades } from './states'

/** A form has null and '' for what is not said; the server has neither. */
const words = (value?: string | null) => value?.trim() || undefined
const chosen = <V>(value?: V | null): V | undefined => value ?? undefined
const ground = (one?: Ground | null): Ground | undefined => (one && (one.kind || words(one.citation)) ? { kind: chosen(one.kind), citation: words(one.citation) } : undefined)

/** An item as it is sent: names in one order, so that two can be compared as text. */
export const tidyItem = (item: ResourceItem): ResourceItem => ({
  name: words(item.name), field: words(item.field), type: chosen(item.type), length: chosen(item.length), scale: chosen(item.scale), required: item.required, codeTable: words(item.codeTable),
  element: words(item.element), copyOf: words(item.copyOf), sensitivity: item.sensitivity, personal: item.personal, shareType: chosen(item.shareType),
  notShared: item.shareType === 'NOT_SHARED' ? ground(item.notShared) : undefined, open: item.open,
})

/** A draft as it is sent. What belongs to a type of sharing or opening that is not chosen any more goes. */
export const tidy = (draft: ResourceDraft): ResourceDraft => ({
  name: words(draft.name), summary: words(draft.summary), classification: words(draft.classification), keywords: draft.keywords, grade: chosen(draft.grade), shareType: chosen(draft.shareType),
  shareCondition: draft.shareType === 'CONDITIONAL' ? words(draft.shareCondition) : undefined, notShared: draft.shareType === 'NOT_SHARED' ? ground(draft.notShared) : undefined,
  shareModes: draft.shareType === 'NOT_SHARED' ? [] : draft.shareModes, openType: chosen(draft.openType), openCondition: draft.openType === 'CONDITIONAL' ? words(draft.openCondition) : undefined,
  notOpen: draft.openType === 'NOT_OPEN' ? ground(draft.notOpen) : undefined, updateCycle: chosen(draft.updateCycle), network: chosen(draft.network), formats: draft.formats,
  sourceSystem: words(draft.sourceSystem), matters: draft.matters, unrelated: draft.matters.length ? undefined : words(draft.unrelated), items: draft.items.map(tidyItem),
})

export const copyOf = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T
export const asText = (draft: ResourceDraft) => JSON.stringify(tidy(draft))

export const blankItem = (shareType?: ShareType): ResourceItem => ({ required: false, sensitivity: 1, personal: false, open: false, shareType })
/** An instance of a data element: as its standard says, shared as the resource is. */
export const itemOf = (element: DataElement, shareType?: ShareType): ResourceItem => ({ ...blankItem(shareType), ...standard(element), name: element.name.zh, field: element.field })
/** What the standard settles. */
export const standard = (element: DataElement) =>
  ({ element: element.code, type: element.type, length: element.length, scale: element.scale, codeTable: element.codeTable, sensitivity: element.sensitivity, personal: element.personal })

export function moved<T>(list: T[], at: number, by: number): T[] {
  const all = [...list]
  all.splice(at + by, 0, ...all.splice(at, 1))
  return all
}

/** 就高从严: the most sensitive item gives the least grade. */
export const leastGrade = (items: ResourceItem[]): DataGrade => grades[Math.max(1, ...items.map((item) => item.sensitivity)) - 1]!

/** C(18), N(12,2), D. */
export const typeText = (item: ResourceItem) => `${item.type ?? '—'}${item.length ? `(${item.length}${item.scale === undefined ? '' : `,${item.scale}`})` : ''}`
