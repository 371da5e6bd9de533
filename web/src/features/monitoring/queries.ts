import { useMutation, useQuery } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type Page, type Query, type WorkCaseSummary } from '@/api'

/** The most urgent open cases behind the figures on the screen. */
export function useUrgent(params: MaybeRefOrGetter<Query>) {
  return useQuery({ key: () => ['work', 'cases', 'urgent', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<WorkCaseSummary>>('/api/work/cases', { ...toValue(params), sort: 'dueOn,asc', size: 10 }, signal) })
}

export function useUrge() {
  return useMutation({ mutation: (body: { caseNumber: string; text: string }) => http.post('/api/work/monitoring/urge', body) })
}
