import { useQuery } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type Draft, type MatterGuide } from '@/api'

/** A draft to be edited, and its guide. Editing starts from what the server has now, so no visit leaves a copy behind: its version would be stale. */
export const useDraft = (page: 'portal' | 'work', path: MaybeRefOrGetter<string>) =>
  useQuery({ key: () => [page, 'draft', toValue(path)], query: () => load(toValue(path)), gcTime: 0, staleTime: 0, refetchOnWindowFocus: false, refetchOnReconnect: false })

/** The guide explains; the form and the questions are those of the version the draft is pinned to, which one draft always brings. */
async function load(path: string): Promise<Draft & { guide: MatterGuide }> {
  const found = await http.get<Draft>(path)
  const guide = await http.get<MatterGuide>(`/api/public/matters/${encodeURIComponent(found.matter.code)}`)
  return { ...found, guide: { ...guide, form: found.formDefinition!, questions: found.questions! } }
}
