import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { useQueryCache } from '@pinia/colada'
import { asProblem, http, type ApiProblem, type Delivery, type Draft, type DraftChange, type FormValue, type MatterGuide } from '@/api'
import { translate } from '@/i18n'
import { draftPath } from './queries'

export type SaveState = 'saved' | 'dirty' | 'saving' | 'failed' | 'conflict'
const pause = 1200

/**
 * One open draft. Every change goes to the server after a short pause, one write at a time, each on the version the last
 * answer gave; what is typed meanwhile stays dirty and follows in the next write.
 */
export function useDraftEditor(id: string, draft: Draft, guide: MatterGuide) {
  const cache = useQueryCache()
  const current = shallowRef(draft)
  const form = ref<FormValue>(draft.form ?? {})
  const delivery = ref<Delivery | undefined>(draft.delivery ?? undefined)
  const deferred = ref<string[]>(draft.materials.filter((one) => one.deferred).map((one) => one.code))
  const state = ref<SaveState>('saved')
  const problem = shallowRef<ApiProblem>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<boolean> | undefined

  function touch() {
    if (state.value !== 'conflict') state.value = 'dirty'
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), pause)
  }
  watch([form, delivery, deferred], touch, { deep: true })

  /** True when the server has everything that is on the screen. */
  async function flush(): Promise<boolean> {
    clearTimeout(timer)
    while (running) await running
    if (state.value === 'saved') return true
    if (state.value === 'conflict') return false
    running = save()
    const done = await running
    running = undefined
    return done && state.value === 'dirty' ? flush() : done
  }
  async function save(): Promise<boolean> {
    state.value = 'saving'
    const change: DraftChange = { form: form.value, tolerant: deferred.value }
    if (delivery.value) change.delivery = delivery.value
    try {
      accept(await http.put<Draft>(draftPath(id), change, { version: current.value.version }))
      // touch() may have set it back to dirty while the answer was under way.
      if ((state.value as SaveState) === 'saving') state.value = 'saved'
      problem.value = undefined
      return true
    } catch (error) {
      problem.value = asProblem(error)
      state.value = problem.value.code === 'stale-version' ? 'conflict' : 'failed'
      return false
    }
  }
  function accept(saved: Draft) {
    current.value = saved
    cache.setQueryData(['portal', 'draft', id], { ...saved, guide })
  }
  /** After a file came or went: new version, new list of files; what is typed stays. */
  async function refresh() {
    while (running) await running
    running = http.get<Draft>(draftPath(id)).then((fresh) => (accept(fresh), true)).catch(() => false)
    await running
    running = undefined
  }
  /** Until nothing is under way. */
  async function settle() {
    while (running) await running
  }
  /** Somebody (perhaps the same person on a phone) saved meanwhile. */
  async function resolve(keep: 'mine' | 'theirs') {
    const fresh = await http.get<Draft>(draftPath(id))
    accept(fresh)
    state.value = 'saved'
    if (keep === 'mine') {
      state.value = 'dirty'
      return flush()
    }
    form.value = fresh.form ?? {}
    delivery.value = fresh.delivery ?? undefined
    deferred.value = fresh.materials.filter((one) => one.deferred).map((one) => one.code)
    await Promise.resolve()
    clearTimeout(timer)
    state.value = 'saved'
    return true
  }

  const unsaved = () => state.value !== 'saved'
  const warn = (event: BeforeUnloadEvent) => {
    if (unsaved()) event.preventDefault()
  }
  window.addEventListener('beforeunload', warn)
  onBeforeUnmount(() => {
    void flush()
    window.removeEventListener('beforeunload', warn)
  })
  onBeforeRouteLeave(async () => (await flush()) || window.confirm(translate('cases.apply.leave')))

  return {
    id, guide, current, form, delivery, deferred, state, problem, flush, refresh, resolve, settle,
    materials: computed(() => current.value.materials),
    problems: computed(() => current.value.problems ?? []),
    savedAt: computed(() => current.value.savedAt),
  }
}

export type DraftEditor = ReturnType<typeof useDraftEditor>
