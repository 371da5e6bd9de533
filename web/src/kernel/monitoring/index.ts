import { useQuery } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type MonitoringSummary, type Query } from '@/api'

/** The figures of efficiency supervision: what the map shades is what the screen counts and the lists hold. */
export const useSummary = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => ['work', 'monitoring', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<MonitoringSummary>('/api/work/monitoring/summary', toValue(params), signal), placeholderData: (previous) => previous })
