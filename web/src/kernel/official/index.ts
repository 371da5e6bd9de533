import { computed, onBeforeUnmount } from 'vue'
import { useMutation, useQuery, useQueryCache } from '@pinia/colada'
import { http, onRefused, sitAs, withQuery, type WorkSession, type SignedOut } from '@/api'

export const workSessionKey = ['work', 'session']

/** From here on every call of this page is made at the post the page shows. */
function seated(session: WorkSession): WorkSession {
  sitAs(session.post?.id)
  return session
}

/** Everything on the screen was seen with the other post's rights. */
const anew = (cache: ReturnType<typeof useQueryCache>) => cache.invalidateQueries({ key: ['work'], predicate: (entry) => entry.key[1] !== 'session' })

/** The official's session: who is here, at which post, and what that post allows. */
export function useOfficial() {
  const query = useQuery({ key: workSessionKey, query: () => http.get<WorkSession>('/api/work/session').then(seated), staleTime: 60_000, refetchOnWindowFocus: true })
  const session = computed(() => query.data.value)
  const permissions = computed(() => new Set(session.value?.permissions ?? []))
  /** True when one of the permissions is held. */
  const may = (...names: string[]) => names.some((name) => permissions.value.has(name))
  return {
    query,
    session,
    may,
    signedIn: computed(() => session.value?.signedIn === true),
    post: computed(() => session.value?.post ?? null),
  }
}

export function useSwitchPost() {
  const cache = useQueryCache()
  return useMutation({
    mutation: (postId: string) => http.put<WorkSession>('/api/work/session/post', { postId }).then(seated),
    onSuccess: async (session) => {
      cache.setQueryData(workSessionKey, session)
      await anew(cache)
    },
  })
}

/** The post was revoked, or changed in another window: the page learns which is held now, and asks for everything anew at that one. Used once, by the frame. */
export function useSeatWatch() {
  const cache = useQueryCache()
  const { query } = useOfficial()
  onBeforeUnmount(onRefused('seat-changed', () => {
    void query.refetch().then(() => anew(cache))
  }))
}

/** Sign-in is a navigation: the identity pages are the server's. */
export function signIn(returnTo: string = location.pathname + location.search) {
  location.assign(withQuery('/work/sign-in', { return: returnTo }))
}

export async function signOut() {
  const { redirect } = await http.post<SignedOut>('/api/work/sign-out')
  location.assign(redirect || '/work/')
}

export { useRoles } from './roles'
