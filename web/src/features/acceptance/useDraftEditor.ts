import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { asProblem, http, type ApiProblem, type Delivery, type Draft } from '@/api'
import { useUnsaved } from '@/kernel/lists'
import { draftPath } from './queries'

/** The draft at the window: changes go to the server after a short pause, one write at a time, on the version last answered. */
export function useDraftEditor(draft: Draft) {
  const current = shallowRef(draft)
  const form = ref(draft.form ?? {})
  const delivery = ref<Delivery>(draft.delivery ?? { way: '6' })
  const deferred = ref(draft.materials.filter((one) => one.deferred).map((one) => one.code))
  const dirty = ref(false)
  const problem = shallowRef<ApiProblem>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let queue: Promise<void> = Promise.resolve()

  watch([form, delivery, deferred], () => { dirty.value = true; clearTimeout(timer); timer = setTimeout(() => void save(), 1000) }, { deep: true })
  onBeforeUnmount(() => clearTimeout(timer))
  useUnsaved(dirty)

  function serial(act: () => Promise<void>): Promise<void> {
    return (queue = queue.then(act).catch((error: unknown) => { problem.value = asProblem(error) }))
  }
  function save() {
    clearTimeout(timer)
    return serial(async () => {
      if (!dirty.value) return
      dirty.value = false
      try {
        current.value = await http.put<Draft>(draftPath(draft.id), { form: form.value, delivery: delivery.value, tolerant: deferred.value }, { version: current.value.version })
        problem.value = undefined
      } catch (error) {
        dirty.value = true
        throw error
      }
    })
  }
  /** After a file came or went, or somebody else saved: the newest version; what is typed stays. */
  const refresh = () => serial(async () => { current.value = await http.get<Draft>(draftPath(draft.id)) })
  return { current, form, delivery, deferred, dirty, problem, save, refresh, materials: computed(() => current.value.materials), problems: computed(() => current.value.problems ?? []) }
}
