import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type BulkOutcome, type Page, type Query, type TaskCounts, type TaskRow } from '@/api'

export const boxes = ['mine', 'claimable', 'organ', 'done'] as const
export type BulkAction = 'claim' | 'release' | 'accept' | 'pass' | 'issue'

export function useTasks(params: MaybeRefOrGetter<Query>) {
  return useQuery({ key: () => ['work', 'tasks', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<TaskRow>>('/api/work/tasks', toValue(params), signal), placeholderData: (previous) => previous })
}

export function useTaskCounts() {
  return useQuery({ key: ['work', 'task-counts'], query: () => http.get<TaskCounts>('/api/work/tasks/counts'), staleTime: 15_000 })
}

function useRefresh() {
  const cache = useQueryCache()
  return () => Promise.all([cache.invalidateQueries({ key: ['work', 'tasks'] }), cache.invalidateQueries({ key: ['work', 'task-counts'] })])
}

export function useTaskMove() {
  const refresh = useRefresh()
  return useMutation({
    mutation: ({ task, move }: { task: TaskRow; move: 'claim' | 'release' }) => http.post(`/api/work/tasks/${task.id}/${move}`, undefined, { version: task.version }),
    onSettled: refresh,
  })
}

export function useBulk() {
  const refresh = useRefresh()
  return useMutation({
    mutation: (body: { action: BulkAction; ids: string[]; opinion?: string }) => http.post<BulkOutcome>('/api/work/tasks/bulk', body),
    onSettled: refresh,
  })
}
