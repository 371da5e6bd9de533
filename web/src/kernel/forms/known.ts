import { inject, provide, type InjectionKey } from 'vue'
import type { FormDefinition, FormValue } from '@/api'
import { isEmpty, valueAt } from './pointer'

/** The `prefill` of a field whose value another organ gave and which may not be changed. */
export const SHARED = 'shared'

type Known = Map<string, unknown>
const injection: InjectionKey<Known> = Symbol('known')
/** By draft, for as long as the page lives: personal values are kept nowhere else. */
const remembered = new Map<string, Known>()

/** What a new draft began with comes from the verified identity; later values may be anybody's typing. */
export function rememberKnown(draft: { id: string; version: number; form?: FormValue }, definition: FormDefinition | undefined) {
  if (draft.version === 1 && !remembered.has(draft.id)) {
    const fields = (definition?.layout ?? []).flatMap((section) => section.fields).filter((field) => field.prefill && field.prefill !== 'matter.region')
    remembered.set(draft.id, new Map(fields.map((field) => [field.pointer, valueAt(draft.form ?? {}, field.pointer)] as const).filter(([, value]) => !isEmpty(value))))
  }
  provide(injection, remembered.get(draft.id) ?? new Map())
}

/** True while the field still holds what identity said. */
export function useIsKnown() {
  const known = inject(injection, new Map<string, unknown>())
  return (pointer: string, value: unknown) => known.has(pointer) && known.get(pointer) === value
}
