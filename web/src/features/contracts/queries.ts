import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type Contract, type ContractAct, type ContractJournalEntry, type ContractRow, type Page, type Query } from '@/api'

const base = '/api/work/contracts'
const key = ['work', 'contracts']

export const useContracts = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<ContractRow>>(base, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useContract = (number: () => string) => useQuery({ key: () => [...key, 'one', number()], query: () => http.get<Contract>(`${base}/${number()}`), staleTime: 0 })
export const useJournal = (number: () => string) => useQuery({ key: () => [...key, 'journal', number()], query: () => http.get<ContractJournalEntry[]>(`${base}/${number()}/journal`), staleTime: 0 })

export function useAct() {
  const cache = useQueryCache()
  return useMutation({
    mutation: ({ number, version, act, reason }: { number: string; version: number; act: ContractAct; reason: string }) =>
      http.post<Contract>(`${base}/${number}/${act.toLowerCase()}`, act === 'ACTIVATE' ? undefined : { reason }, { version }),
    onSettled: () => cache.invalidateQueries({ key }),
  })
}
