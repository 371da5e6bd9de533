import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { asProblem, http, type ApiProblem, type Delivery, type Draft, type DraftChange, type FormValue } from '@/api'

export type SaveState = 'saved' | 'dirty' | 'saving' | 'failed' | 'conflict'
const pause = 1200

/**
 * One open draft. Every change goes to the server after a short pause, one write at a time, each on the version the last
 * answer gave; what is typed meanwhile stays dirty and follows in the next write.
 */
export function useDraftEditor(path: string, draft: Draft) {
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
      current.value = await http.put<Draft>(path, change, { version: current.value.version })
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
  /** After a file came or went: the new list of files. Files do not move the version, so another version is somebody else's. */
  async function refresh() {
    while (running) await running
    running = http.get<Draft>(path).then((fresh) => {
      const theirs = fresh.version !== current.value.version
      current.value = theirs ? { ...current.value, materials: fresh.materials } : fresh
      if (theirs) state.value = 'conflict'
      return true
    }).catch(() => false)
    await running
    running = undefined
  }
  /** Until nothing is under way. */
  async function settle() {
    while (running) await running
  }
  /** Somebody (perhaps the same person on a phone) saved meanwhile. */
  async function resolve(keep: 'mine' | 'theirs') {
    const fresh = await http.get<Draft>(path)
    current.value = fresh
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

  /** Leaving saves; whoever edits asks about what could not be saved. */
  onBeforeRouteLeave(() => flush().then(() => true))
  onBeforeUnmount(() => void flush())

  return {
    current, form, delivery, deferred, state, problem, flush, refresh, resolve, settle,
    unsaved: computed(() => state.value !== 'saved'),
    materials: computed(() => current.value.materials),
    savedAt: computed(() => current.value.savedAt),
  }
}

export type DraftEditor = ReturnType<typeof useDraftEditor>
