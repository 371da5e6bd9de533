import { useMutation, useQuery } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type ClosedCases, type ServiceHall } from '@/api'
import { readAddress } from '@/kernel/regions'

/** The halls competent for a division, then the nearest others. */
export const useNearby = (region: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['map', 'nearby', toValue(region)], query: () => http.get<ServiceHall[]>('/api/public/map/nearby', { region: toValue(region) }), staleTime: 600_000, placeholderData: (previous) => previous })

export const useClosed = (region: MaybeRefOrGetter<string>, enabled: MaybeRefOrGetter<boolean>) =>
  useQuery({ key: () => ['map', 'closed', toValue(region)], query: () => http.get<ClosedCases>('/api/public/map/closed', { region: toValue(region) }), enabled: () => toValue(enabled), staleTime: 600_000 })

export const useReading = () => useMutation({ mutation: (address: string) => readAddress(address) })
