import { computed, onBeforeUnmount } from 'vue'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { http, onRefused, sitAs, withQuery, type PortalSession, type SignedOut } from '@/api'

export const sessionKey = ['session']
const getSession = () => http.get<PortalSession>('/api/portal/session').then(seated)

/** From here on every call of this page is made in the capacity the page shows. */
function seated(session: PortalSession): PortalSession {
  sitAs(session.capacity?.id)
  return session
}

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
    mutation: (capacityId: string) => http.put<PortalSession>('/api/portal/session/capacity', { capacityId }).then(seated),
    onSuccess: (session) => {
      cache.setQueryData(sessionKey, session)
      // Drafts, cases and messages belong to a capacity: what is on the screen is another party's now.
      void cache.invalidateQueries({ key: ['portal'] })
    },
  })
}

/** The capacity was revoked, or changed in another window: the page learns which is held now, and asks for everything anew in that one. Used once, by the frame. */
export function useSeatWatch(changed: () => void) {
  const cache = useQueryCache()
  const { query } = useSession()
  onBeforeUnmount(onRefused('seat-changed', () => {
    changed()
    void query.refetch().then(() => cache.invalidateQueries({ key: ['portal'] }))
  }))
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
export { capacityWords } from './capacity'
export { saveProfile, type ProfileChange } from './profile'
