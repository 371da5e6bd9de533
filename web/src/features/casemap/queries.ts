import { useQuery } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type MonitoringSummary, type Query } from '@/api'

/** The very figures of efficiency supervision, by division: what the map shades is what the lists hold. */
export const useCounts = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => ['work', 'monitoring', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<MonitoringSummary>('/api/work/monitoring/summary', toValue(params), signal), placeholderData: (previous) => previous })
