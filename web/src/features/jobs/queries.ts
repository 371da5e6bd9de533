import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { computed, onBeforeUnmount } from 'vue'
import { http, type Job } from '@/api'

const key = ['work', 'jobs']
export const moving = (job: Job) => job.state === 'WAITING' || job.state === 'RUNNING'

/** Asked again every two seconds while something moves, and not at all otherwise. */
export function useJobs() {
  const query = useQuery({ key, query: () => http.get<Job[]>('/api/work/jobs'), staleTime: 0 })
  const timer = setInterval(() => { if (!document.hidden && query.data.value?.some(moving)) void query.refetch() }, 2000)
  onBeforeUnmount(() => clearInterval(timer))
  return { query, running: computed(() => query.data.value?.filter(moving).length ?? 0) }
}

export function useCancelJob() {
  const cache = useQueryCache()
  return useMutation({ mutation: (id: string) => http.delete<Job>(`/api/work/jobs/${id}`), onSettled: () => cache.invalidateQueries({ key }) })
}
