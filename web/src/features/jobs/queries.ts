import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { computed } from 'vue'
import { http, type Job } from '@/api'
import { whileMoving } from '@/kernel/lists'

const key = ['work', 'jobs']
export const moving = (job: Job) => job.state === 'WAITING' || job.state === 'RUNNING'

/** Asked again every two seconds while something moves, and not at all otherwise. */
export function useJobs() {
  const query = useQuery({ key, query: () => http.get<Job[]>('/api/work/jobs'), staleTime: 0 })
  whileMoving(query, () => query.data.value?.some(moving), 2000)
  return { query, running: computed(() => query.data.value?.filter(moving).length ?? 0) }
}

export function useCancelJob() {
  const cache = useQueryCache()
  return useMutation({ mutation: (id: string) => http.delete<Job>(`/api/work/jobs/${id}`), onSettled: () => cache.invalidateQueries({ key }) })
}
