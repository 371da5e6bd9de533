import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type Page, type Query, type ResultDelivery, type ResultDeliveryRow } from '@/api'

const root = ['work', 'deliveries']
const path = (id: string) => `/api/work/deliveries/${id}`

export const useDeliveries = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...root, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<ResultDeliveryRow>>('/api/work/deliveries', toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useDelivery = (id: MaybeRefOrGetter<string>) => useQuery({ key: () => [...root, toValue(id)], query: () => http.get<ResultDelivery>(path(toValue(id))), staleTime: 0 })

function useAct<V>(mutation: (value: V) => Promise<ResultDelivery>) {
  const cache = useQueryCache()
  return useMutation({ mutation, onSettled: () => cache.invalidateQueries({ key: root }) })
}
export type Step = 'sending' | 'refresh' | 'code' | 'keep' | 'again'
export const useStep = () => useAct(({ id, step }: { id: string; step: Step }) => http.post<ResultDelivery>(`${path(id)}/${step}`))
export const usePickUp = () => useAct(({ id, ...body }: { id: string; code: string; collector: 'SELF' | 'AGENT'; name?: string; idNumber?: string }) => http.post<ResultDelivery>(`${path(id)}/pickup`, body))
