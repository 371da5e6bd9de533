import { useQuery } from '@pinia/colada'
import { computed, toValue, type MaybeRefOrGetter } from 'vue'
import { http, type BoundaryFile, type MapDescription, type ServiceHall } from '@/api'
import { useTopology } from './topology'

const forever = { staleTime: 3_600_000, gcTime: 3_600_000 }

/** The drawing and what has to be said beside it. */
export function useMap() {
  const description = useQuery({ key: ['map'], query: () => http.get<MapDescription>('/api/public/map'), ...forever })
  const file = useQuery({ key: () => ['map', 'boundaries', description.data.value?.boundaries ?? ''], query: () => http.get<BoundaryFile>(description.data.value!.boundaries), enabled: () => !!description.data.value, ...forever })
  const topology = computed(() => file.data.value && useTopology(file.data.value))
  return { description, file, topology }
}

export const useHalls = (region: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['map', 'halls', toValue(region)], query: () => http.get<ServiceHall[]>('/api/public/map/halls', { region: toValue(region) }), staleTime: 600_000 })
