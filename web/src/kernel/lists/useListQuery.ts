import { computed } from 'vue'
import { useRoute, useRouter, type LocationQueryRaw } from 'vue-router'
import type { Query } from '@/api'

/**
 * The state of a list lives in the address: filters by name, `page` counted from 1, `sort=field,asc|desc`, `size`.
 * Changing a filter goes back to page 1.
 */
export function useListQuery<N extends string>(names: readonly N[], preset: { sort?: string; size?: number } = {}) {
  const route = useRoute()
  const router = useRouter()
  const one = (name: string) => {
    const value = route.query[name]
    return typeof value === 'string' ? value : ''
  }
  const filters = computed(() => Object.fromEntries(names.map((name) => [name, one(name)])) as Record<N, string>)
  const page = computed(() => Math.max(0, (Number.parseInt(one('page'), 10) || 1) - 1))
  const size = computed(() => Math.min(100, Number.parseInt(one('size'), 10) || preset.size || 20))
  const sort = computed(() => one('sort') || preset.sort)
  const active = computed(() => names.filter((name) => filters.value[name] !== ''))
  const params = computed<Query>(() => ({ ...filters.value, sort: sort.value, page: page.value, size: size.value }))

  function go(query: LocationQueryRaw) {
    return router.push({ path: route.path, query })
  }
  function set(change: Partial<Record<N, string | undefined>>) {
    const query: LocationQueryRaw = { ...route.query, ...change, page: undefined }
    for (const [name, value] of Object.entries(query)) if (value === '' || value === undefined) delete query[name]
    return go(query)
  }
  const setSort = (value: string) => go({ ...route.query, sort: value, page: undefined })
  const setSize = (value: number) => go({ ...route.query, size: String(value), page: undefined })
  /** Filters and sort as they would be saved. */
  const text = computed(() => {
    const saved = new URLSearchParams()
    for (const name of active.value) saved.set(name, filters.value[name])
    if (one('sort')) saved.set('sort', one('sort'))
    return saved.toString()
  })
  const apply = (saved: string) => go(Object.fromEntries(new URLSearchParams(saved)))
  const clear = (keep: LocationQueryRaw = {}) => go(keep)
  return { filters, page, size, sort, active, params, text, set, setSort, setSize, apply, clear }
}
