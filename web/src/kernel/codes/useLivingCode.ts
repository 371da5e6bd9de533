import { computed, onBeforeUnmount, onMounted, ref, shallowRef } from 'vue'
import { asProblem, type ApiProblem, type GivenCode } from '@/api'

/** Asked for before the old one ends, so that there is always a good one on the screen. */
const AHEAD = 10
const RETRY_MS = 5_000

/** A code that is followed by the next one for as long as somebody looks at it. Counts by the device's own stop-watch: its clock may be wrong. */
export function useLivingCode(give: () => Promise<GivenCode>) {
  const given = shallowRef<GivenCode>()
  const problem = shallowRef<ApiProblem>()
  const left = ref(0)
  const asking = ref(false)
  let ends = 0
  let again = 0
  let timer: number | undefined

  async function renew() {
    if (asking.value) return
    asking.value = true
    const asked = performance.now()
    try {
      const next = await give()
      given.value = next
      ends = asked + next.lifeSeconds * 1_000
      problem.value = undefined
    } catch (error) {
      problem.value = asProblem(error)
      again = performance.now() + RETRY_MS
    } finally {
      asking.value = false
      tick()
    }
  }
  function tick() {
    left.value = Math.max(0, Math.ceil((ends - performance.now()) / 1_000))
    const refusedForGood = problem.value && problem.value.status >= 400 && problem.value.status < 429
    if (document.visibilityState === 'visible' && left.value <= AHEAD && performance.now() >= again && !refusedForGood) void renew()
  }
  onMounted(() => {
    void renew()
    timer = window.setInterval(tick, 500)
    document.addEventListener('visibilitychange', tick)
  })
  onBeforeUnmount(() => {
    window.clearInterval(timer)
    document.removeEventListener('visibilitychange', tick)
  })
  const good = computed(() => (left.value > 0 ? given.value : undefined))
  return { given: good, problem, left, asking, renew }
}
