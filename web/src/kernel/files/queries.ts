import { useQuery } from '@pinia/colada'
import { toValue, type MaybeRefOrGetter } from 'vue'
import { http, type SpaceMaterial } from '@/api'

/** What the applicant handed in before, by material. */
export const useSpaceMaterials = (enabled: MaybeRefOrGetter<boolean> = true) =>
  useQuery({ key: ['portal', 'materials'], query: () => http.get<SpaceMaterial[]>('/api/portal/materials'), enabled: () => toValue(enabled) })
