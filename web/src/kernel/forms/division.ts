import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import type { FormField, FormValue } from '@/api'
import { valueAt } from './pointer'

/** The division field beside an address: the division read from the address can be put there – when the person wants it. */
interface Beside { code: string | null; fill: (code: string) => void }
const injection: InjectionKey<ComputedRef<Beside | undefined>> = Symbol('division')

export function provideDivision(fields: () => FormField[], form: () => FormValue, change: (pointer: string, value: unknown) => void, locked: () => boolean) {
  provide(injection, computed(() => {
    const field = locked() ? undefined : fields().find((one) => one.widget === 'region' && !one.readOnly && !one.situation)
    return field && { code: (valueAt(form(), field.pointer) as string | undefined) ?? null, fill: (code: string) => change(field.pointer, code) }
  }))
}

export const useDivision = () => inject(injection, computed(() => undefined))
