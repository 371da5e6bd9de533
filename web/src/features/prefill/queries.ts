import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type Page, type PrefillRule, type PrefillRuleDraft, type Query } from '@/api'

const base = '/api/work/prefill-rules'
const key = ['work', 'prefill-rules']

export const usePrefillRules = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<PrefillRule>>(base, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })

export function useDraftRule() {
  const cache = useQueryCache()
  return useMutation({ mutation: (draft: PrefillRuleDraft) => http.post<PrefillRule>(base, draft), onSuccess: () => cache.invalidateQueries({ key }) })
}
export function useRuleAct() {
  const cache = useQueryCache()
  return useMutation({ mutation: ({ rule, act }: { rule: PrefillRule; act: 'confirm' | 'withdraw' }) => http.post<PrefillRule>(`${base}/${rule.id}/${act}`, undefined, { version: rule.version }), onSettled: () => cache.invalidateQueries({ key }) })
}
