import { computed, ref, watch } from 'vue'
import type { Column, Density } from '@/design/workbench'

/** Which columns a person wants to see, in which order and how dense; kept in this browser per list. */
export function useColumns(list: string, all: () => Column[]) {
  const key = `luoshu.columns.${list}`
  const stored = read(key)
  const chosen = ref<string[] | undefined>(stored.shown)
  const density = ref<Density>(stored.density ?? 'comfortable')
  const standard = computed(() => all().filter((column) => !column.optional).map((column) => column.key))
  const shown = computed<string[]>({
    get: () => {
      const known = all().map((column) => column.key)
      const wanted = (chosen.value ?? standard.value).filter((name) => known.includes(name))
      const fixed = all().filter((column) => column.fixed && !wanted.includes(column.key)).map((column) => column.key)
      return [...fixed, ...wanted]
    },
    set: (value) => (chosen.value = value),
  })
  const columns = computed(() => shown.value.map((name) => all().find((column) => column.key === name)!))
  const reset = () => { chosen.value = undefined; density.value = 'comfortable' }
  watch([chosen, density], () => localStorage.setItem(key, JSON.stringify({ shown: chosen.value, density: density.value })))
  return { shown, columns, density, reset }
}

function read(key: string): { shown?: string[]; density?: Density } {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as { shown?: string[]; density?: Density }
  } catch {
    return {}
  }
}
