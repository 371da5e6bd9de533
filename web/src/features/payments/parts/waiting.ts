import { computed, onBeforeUnmount, onMounted, toValue, type MaybeRefOrGetter } from 'vue'
import { useRoute } from 'vue-router'
import type { PaymentNotice } from '@/api'
import { useRefresh } from '../queries'

const EVERY = 2_000
const LONGEST = 60

/** Back from the bank, the page asks until it knows: the bank's message may be late, or lost. */
export function useWaiting(notice: MaybeRefOrGetter<PaymentNotice>) {
  const route = useRoute()
  const refresh = useRefresh()
  const waiting = computed(() => toValue(notice).state === 'PENDING' && toValue(notice).checkout !== undefined && route.query.back !== undefined)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0
  const look = () => refresh.mutateAsync(toValue(notice).id).catch(() => undefined)
  async function round() {
    if (!waiting.value || asked++ >= LONGEST) return
    await look()
    timer = setTimeout(() => void round(), EVERY)
  }
  onMounted(() => { timer = setTimeout(() => void round(), EVERY) })
  onBeforeUnmount(() => clearTimeout(timer))
  return { waiting, look }
}
