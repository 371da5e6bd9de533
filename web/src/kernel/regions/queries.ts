import { useQuery } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type AddressReading, type Region, type RegionWithPath } from '@/api'

const forever = { staleTime: 3_600_000, gcTime: 3_600_000 }

export const getChildren = (parent: string | null) => http.get<Region[]>('/api/public/regions', { parent: parent ?? undefined })
/** Sent in a body: an address stays out of logs. */
export const readAddress = (address: string, signal?: AbortSignal) => http.post<AddressReading>('/api/public/addresses/readings', { address }, { signal })
export const getRegion = (code: string) => http.get<RegionWithPath>(`/api/public/regions/${code}`)

export function useChildren(parent: MaybeRefOrGetter<string | null>, enabled: MaybeRefOrGetter<boolean> = true) {
  return useQuery({ key: () => ['regions', 'children', toValue(parent) ?? ''], query: () => getChildren(toValue(parent)), enabled: () => toValue(enabled), ...forever })
}

export function useRegion(code: MaybeRefOrGetter<string | null | undefined>) {
  return useQuery({ key: () => ['regions', 'one', toValue(code) ?? ''], query: () => getRegion(toValue(code)!), enabled: () => !!toValue(code), ...forever })
}
