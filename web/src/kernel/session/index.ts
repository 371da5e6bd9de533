import { computed } from 'vue'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { http, withQuery, type PortalSession, type SignedOut } from '@/api'

export const sessionKey = ['session']
const getSession = () => http.get<PortalSession>('/api/portal/session')

/** The applicant's session: who is here, and in whose name the next act is done. */
export function useSession() {
  const query = useQuery({ key: sessionKey, query: getSession, staleTime: 60_000 })
  const session = computed(() => query.data.value)
  return {
    query,
    session,
    signedIn: computed(() => session.value?.signedIn === true),
    capacity: computed(() => session.value?.capacity ?? null),
    capacities: computed(() => session.value?.capacities ?? []),
  }
}

export function useSwitchCapacity() {
  const cache = useQueryCache()
  return useMutation({
    mutation: (capacityId: string) => http.put<PortalSession>('/api/portal/session/capacity', { capacityId }),
    onSuccess: (session) => {
      cache.setQueryData(sessionKey, session)
      // Drafts, cases and messages belong to a capacity: what is on the screen is another party's now.
      void cache.invalidateQueries({ key: ['portal'] })
    },
  })
}

/** Sign-in is a navigation: the identity pages are the server's. */
export function signIn(returnTo: string = location.pathname + location.search) {
  location.assign(withQuery('/portal/sign-in', { return: returnTo }))
}

export async function signOut() {
  const { redirect } = await http.post<SignedOut>('/api/portal/sign-out')
  location.assign(redirect || '/')
}

export { adoptElderMode, contrast, elderMode, textScale } from './display'
export { canSpeak, readAloud, speaking, stopReading } from './readAloud'
export { applicantKind, capacityWords } from './capacity'
export { saveProfile, type ProfileChange } from './profile'
