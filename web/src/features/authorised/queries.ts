import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import {
  http, type AssetDraft, type AssetRow, type ConsumerSystem, type ContractRow, type DisputeDraft, type MeteredDay, type OperationAct, type OperationAgreement, type OperationAsset, type OperationDispute, type OperationDraft,
  type OperationJournalEntry, type OperationRow, type OperationStatement, type Page, type Query, type Recount, type ResourceRow,
} from '@/api'

const base = '/api/work/operations'
const statements = '/api/work/operation-statements'
const disputes = '/api/work/operation-disputes'
const assets = '/api/work/operation-assets'
const key = ['work', 'operations']

export const useOperations = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'list', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<OperationRow>>(base, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useOperation = (number: () => string) => useQuery({ key: () => [...key, 'one', number()], query: () => http.get<OperationAgreement>(`${base}/${number()}`), enabled: () => !!number(), staleTime: 0 })
export const useJournal = (number: () => string) => useQuery({ key: () => [...key, 'journal', number()], query: () => http.get<OperationJournalEntry[]>(`${base}/${number()}/journal`), staleTime: 0 })
export const useDays = (number: () => string, from: () => string, until: () => string) =>
  useQuery({ key: () => [...key, 'days', number(), from(), until()], query: () => http.get<MeteredDay[]>(`${base}/${number()}/days`, { from: from(), until: until() }), staleTime: 0 })
export const useStatements = (number: () => string) => useQuery({ key: () => [...key, 'statements', number()], query: () => http.get<OperationStatement[]>(`${base}/${number()}/statements`), staleTime: 0 })
export const useStatement = (number: () => string) => useQuery({ key: () => [...key, 'statement', number()], query: () => http.get<OperationStatement>(`${statements}/${number()}`), staleTime: 0 })
export const tableOf = (number: string) => `${statements}/${number}/table`
export const useDisputes = (number: () => string) => useQuery({ key: () => [...key, 'disputes', number()], query: () => http.get<OperationDispute[]>(`${base}/${number()}/disputes`), staleTime: 0 })
export const useRecount = (id: () => string) => useQuery({ key: () => [...key, 'recount', id()], query: () => http.get<Recount>(`${disputes}/${id()}/recount`), staleTime: 0 })
export const useAssets = (params: MaybeRefOrGetter<Query>) =>
  useQuery({ key: () => [...key, 'assets', JSON.stringify(toValue(params))], query: ({ signal }) => http.get<Page<AssetRow>>(assets, toValue(params), signal), placeholderData: (previous) => previous, staleTime: 0 })
export const useAsset = (number: () => string) => useQuery({ key: () => [...key, 'asset', number()], query: () => http.get<OperationAsset>(`${assets}/${number()}`), staleTime: 0 })

/** What an agreement can name: contracts by which the organ asks, and its live systems. */
export const useContractsOfOrgan = () => useQuery({ key: [...key, 'contracts'], query: async () => (await http.get<Page<ContractRow>>('/api/work/contracts', { role: 'ASKER', state: 'ACTIVE', size: 100 })).items, staleTime: 0 })
export const useSystemsOfOrgan = () =>
  useQuery({ key: [...key, 'systems'], query: async () => (await http.get<Page<ConsumerSystem>>('/api/work/consumer-systems', { size: 100 })).items.filter((one) => one.environment === 'LIVE'), staleTime: 0 })
/** Entries of the catalogue that can be registered. */
export const useEntries = (q: () => string) =>
  useQuery({ key: () => [...key, 'entries', q()], query: async () => (await http.get<Page<ResourceRow>>('/api/work/managed-resources', { state: 'PUBLISHED', q: q() || undefined, size: 50 })).items, placeholderData: (previous) => previous })

function useWrite<V, R>(mutation: (value: V) => Promise<R>) {
  const cache = useQueryCache()
  return useMutation({ mutation, onSettled: () => cache.invalidateQueries({ key }) })
}
export const useKeep = () => useWrite(({ of, draft }: { of?: OperationAgreement; draft: OperationDraft }) => (of ? http.put<OperationAgreement>(`${base}/${of.number}`, draft, { version: of.version }) : http.post<OperationAgreement>(base, draft)))
export const useAct = () =>
  useWrite(({ of, act, reason }: { of: OperationAgreement; act: OperationAct; reason?: string }) => http.post<OperationAgreement>(`${base}/${of.number}/${act.toLowerCase()}`, reason === undefined ? undefined : { reason }, { version: of.version }))
export const useMeasure = () => useWrite(({ number, day }: { number: string; day: string }) => http.post<MeteredDay[]>(`${base}/${number}/days`, { day }))
export const useIssue = () => useWrite(({ number, month }: { number: string; month: string }) => http.post<OperationStatement>(`${base}/${number}/statements`, { month }))
export const useConfirm = () => useWrite(({ of, answerer, answer }: { of: OperationStatement; answerer: string; answer: string }) => http.post<OperationStatement>(`${statements}/${of.number}/confirm`, { answerer, answer }, { version: of.version }))
export const useRaise = () => useWrite(({ number, draft }: { number: string; draft: DisputeDraft }) => http.post<OperationDispute>(`${base}/${number}/disputes`, draft))
export const useAnswer = () =>
  useWrite(({ of, accept, reason, quantity }: { of: OperationDispute; accept: boolean; reason: string; quantity?: number }) =>
    http.post<OperationDispute>(`${disputes}/${of.id}/${accept ? 'accept' : 'refuse'}`, accept && quantity !== undefined ? { reason, quantity } : { reason }, { version: of.version }))
export const useRegister = () => useWrite((draft: AssetDraft) => http.post<OperationAsset>(assets, draft))
export const useAmend = () =>
  useWrite(({ of, act, name, description, reason }: { of: OperationAsset; act: 'CHANGE' | 'CORRECTION'; name: string; description: string; reason: string }) =>
    http.post<OperationAsset>(`${assets}/${of.number}/amend`, { act, name, description, reason }, { version: of.now.edition }))
export const useCancel = () => useWrite(({ of, reason }: { of: OperationAsset; reason: string }) => http.post<OperationAsset>(`${assets}/${of.number}/cancel`, { reason }, { version: of.now.edition }))
