import { computed, inject, provide, reactive, ref, watch, type InjectionKey } from 'vue'
import { newKey, type CaseAction, type CaseCommandBody } from '@/api'

/**
 * What the official has typed and ticked on the case page. It lives apart from the case, so that reloading the case
 * (somebody else changed it) never loses an opinion.
 */
export interface Desk {
  command?: string
  opinion: string
  reason: string
  basis: string
  days?: number
  special?: string
  to: string
  /** correction items by target (`/form/x`, `/materials/code`) with their reasons */
  items: Record<string, string>
  reviewed: Record<string, 'OK' | 'PROBLEM'>
  /** one key per intended act: a repeat after a dropped connection is the same act */
  key: string
}
const fresh = (): Desk => ({ command: undefined, opinion: '', reason: '', basis: '', to: '', days: undefined, special: undefined, items: {}, reviewed: {}, key: newKey() })
/** An opinion may go with every act that does not state its reason. */
export const takesOpinion = (action: CaseAction) => action.needs.includes('opinion') || !action.needs.includes('reason')
const injection: InjectionKey<ReturnType<typeof createDesk>> = Symbol('desk')

export function createDesk() {
  const desk = reactive<Desk>(fresh())
  const dirty = computed(() => !!(desk.opinion || desk.reason || desk.to || Object.keys(desk.items).length || Object.keys(desk.reviewed).length))
  const picking = computed(() => desk.command === 'request-correction')
  const begin = (command?: string) => { desk.command = command; desk.key = newKey() }
  const clear = () => { for (const name of ['days', 'special', 'command'] as const) delete desk[name]; Object.assign(desk, fresh()) }
  const pick = (target: string, on: boolean) => { if (on) desk.items[target] ??= ''; else delete desk.items[target] }

  function bodyFor(action: CaseAction): CaseCommandBody {
    const body: CaseCommandBody = {}
    const needs = (need: CaseAction['needs'][number]) => action.needs.includes(need)
    if (takesOpinion(action) && desk.opinion.trim()) body.opinion = desk.opinion.trim()
    if (needs('reason')) body.reason = desk.reason.trim()
    if (needs('to')) body.to = desk.to.trim()
    if (needs('basis')) body.basis = desk.basis.trim()
    if (needs('items')) body.items = Object.entries(desk.items).map(([target, reason]) => ({ target, reason: reason.trim() }))
    if (needs('special')) body.special = { code: desk.special ?? '', days: desk.days }
    else if (needs('days')) body.days = desk.days
    if (Object.keys(desk.reviewed).length) body.reviewed = { ...desk.reviewed }
    return body
  }
  // Another body is another act.
  watch(() => { const { key: _, ...typed } = desk; return JSON.stringify(typed) }, () => (desk.key = newKey()))
  /** Personal numbers in clear, by `applicant.idNumber` or form pointer, for as long as they may be seen. */
  const revealed = ref<Record<string, string>>({})
  const api = { revealed, desk, dirty, picking, begin, clear, pick, bodyFor }
  provide(injection, api)
  return api
}

export function useDesk() {
  const found = inject(injection)
  if (!found) throw new Error('useDesk outside of the case page')
  return found
}
