import { useQuery } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type MatterGuide } from '@/api'

/** The published guide of a matter as one organ implements it, by its code. */
export const useGuide = (code: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => ['public', 'matter', toValue(code)], query: () => http.get<MatterGuide>(`/api/public/matters/${encodeURIComponent(toValue(code))}`), enabled: () => toValue(code) !== '', staleTime: 600_000 })
