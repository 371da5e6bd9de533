import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'

const remembered = 'luoshu.region'
export const province = '410000000000'

export function rememberedRegion(): string {
  const code = localStorage.getItem(remembered) ?? ''
  return /^\d{12}$/.test(code) ? code : province
}

/** The region whose services are shown: in the address for sharing, in the browser for next time. */
export function useCurrentRegion() {
  const route = useRoute()
  const router = useRouter()
  const region = computed(() => {
    const code = route.query.region
    return typeof code === 'string' && /^\d{12}$/.test(code) ? code : rememberedRegion()
  })
  function change(code: string) {
    localStorage.setItem(remembered, code)
    return router.push({ path: route.path, query: { ...route.query, region: code, page: undefined } })
  }
  return { region, change }
}
