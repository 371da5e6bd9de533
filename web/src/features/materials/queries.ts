import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type Page, type Query, type SpaceItem, type SpaceStanding } from '@/api'

export const space = '/api/portal/materials'

export const useMaterials = (query: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => ['portal', 'materials', 'list', JSON.stringify(toValue(query))], query: () => http.get<Page<SpaceItem>>(space, toValue(query)), placeholderData: (previous) => previous })
export const useStanding = () => useQuery({ key: ['portal', 'materials', 'standing'], query: () => http.get<SpaceStanding>(`${space}/standing`) })

export interface MaterialWords { kind: string; name: string; validFrom?: string; validTo?: string }

function useWrite<V>(mutation: (value: V) => Promise<unknown>) {
  const cache = useQueryCache()
  return useMutation({ mutation, onSuccess: () => cache.invalidateQueries({ key: ['portal', 'materials'] }) })
}
export const useChange = () => useWrite(({ item, words }: { item: SpaceItem; words: MaterialWords }) => http.put<SpaceItem>(`${space}/${item.id}`, words, { version: item.version }))
export const useDelete = () => useWrite((item: SpaceItem) => http.delete(`${space}/${item.id}`, { version: item.version }))
export const useConsent = () => useWrite((keep: boolean) => http.put<SpaceStanding>(`${space}/consent`, { keep }))
