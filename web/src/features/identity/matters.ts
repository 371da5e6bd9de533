import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import { http, type MatterSearchResult, type Text } from '@/api'

/** catalog code → name, of the matters that can be applied for online: what an authorisation can be limited to. */
export function useMatterNames() {
  const { data } = useQuery({ key: ['identity', 'matter-names'], query: () => http.get<MatterSearchResult>('/api/public/matters', { size: 100 }), staleTime: 600_000 })
  return computed(() => new Map<string, Text>(data.value?.page.items.map((hit) => [hit.catalogCode, hit.name])))
}
