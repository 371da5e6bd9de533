import { useQuery } from '@pinia/colada'
import { http, type RoleRow } from '@/api'
import { useText } from '@/i18n/text'

/** The roles of the platform's package: content, so no page lists them in code. */
export function useRoles() {
  const text = useText()
  const query = useQuery({ key: ['work', 'roles'], query: () => http.get<RoleRow[]>('/api/admin/roles'), staleTime: 600_000 })
  const roleName = (code: string) => text(query.data.value?.find((one) => one.code === code)?.name) || code
  return { query, roleName }
}
