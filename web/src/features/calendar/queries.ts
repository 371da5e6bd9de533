import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type CalendarYearBody, type CalendarYearRow, type CalendarYearView } from '@/api'

const key = ['work', 'calendar']
export const useYears = () => useQuery({ key, query: () => http.get<CalendarYearRow[]>('/api/admin/calendar') })

export function useYear(year: MaybeRefOrGetter<number | undefined>) {
  return useQuery({ key: () => [...key, String(toValue(year))], query: () => http.get<CalendarYearView>(`/api/admin/calendar/${toValue(year)}`), enabled: () => toValue(year) !== undefined })
}

export function useReplaceYear() {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ year, version, body }: { year: number; version?: number; body: CalendarYearBody }) => http.put<CalendarYearView>(`/api/admin/calendar/${year}`, body, { version }),
    onSuccess: () => cache.invalidateQueries({ key }),
  })
}
