import { nextTick } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { http, type PortalSession } from '@/api'
import { translate } from '@/i18n'
import { routes as bank } from '@/features/bank/routes'
import { routes as cases } from '@/features/cases/routes'
import { routes as codes } from '@/features/codes/routes'
import { routes as certificates } from '@/features/certificates/routes'
import { routes as evidence } from '@/features/evidence/routes'
import { routes as halls } from '@/features/halls/routes'
import { routes as identity } from '@/features/identity/routes'
import { routes as materials } from '@/features/materials/routes'
import { routes as messages } from '@/features/messages/routes'
import { routes as payments } from '@/features/payments/routes'
import { routes as portal } from '@/features/portal/routes'
import { routes as presenting } from '@/features/presenting/routes'
import { routes as seals } from '@/features/seals/routes'
import { routes as signatures } from '@/features/signatures/routes'
import { routes as gateway } from '@/features/gateway/routes'
import { routes as opendata } from '@/features/opendata/routes'
import { routes as objections } from '@/features/objections/routes'
import { routes as profiles } from '@/features/profiles/routes'
import { routes as usage } from '@/features/usage/routes'
import { rememberedRegion } from '@/kernel/regions'
import { sessionKey, signIn, stopReading } from '@/kernel/session'
import { useQueryCache } from '@pinia/colada'
import { pinia } from './pinia'

declare module 'vue-router' {
  interface RouteMeta {
    /** message key of the document's title */
    title?: string
    /** needs a portal session */
    signedIn?: boolean
    /** shows the services of a region, so the region belongs in the address */
    regional?: boolean
  }
}

const own: RouteRecordRaw[] = [
  { path: '/my', name: 'my', component: () => import('./pages/My.view.vue'), meta: { title: 'apps.portal.my.title', signedIn: true } },
  { path: '/about', name: 'about', component: () => import('./pages/About.view.vue'), meta: { title: 'apps.portal.about.title' } },
  { path: '/not-permitted', name: 'not-permitted', component: () => import('./pages/NotPermitted.view.vue'), meta: { title: 'apps.portal.pages.denied.title' } },
  { path: '/:path(.*)*', name: 'not-found', component: () => import('./pages/NotFound.view.vue'), meta: { title: 'apps.portal.pages.notFound.title' } },
]

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [...portal, ...cases, ...certificates, ...identity, ...messages, ...materials, ...evidence, ...seals, ...codes, ...presenting, ...usage, ...gateway, ...profiles, ...payments, ...bank, ...signatures, ...halls, ...opendata, ...objections, ...own],
  scrollBehavior: (to, from, saved) => saved ?? (to.hash ? { el: to.hash } : to.path === from.path ? false : { top: 0 }),
})

router.beforeEach((to) => {
  if (to.meta.regional && !to.query.region) return { ...to, query: { ...to.query, region: rememberedRegion() }, replace: true }
})

router.beforeEach(async (to) => {
  if (!to.meta.signedIn) return
  const session = await currentSession()
  if (session && !session.signedIn) {
    signIn(to.fullPath)
    return false
  }
})

/** A page that cannot ask for the session lets its own calls say what is wrong. */
async function currentSession(): Promise<PortalSession | undefined> {
  const cached = useQueryCache(pinia).getQueryData<PortalSession>(sessionKey)
  return cached ?? (await http.get<PortalSession>('/api/portal/session').catch(() => undefined))
}

router.afterEach(async (to, from) => {
  stopReading()
  const page = to.meta.title ? `${translate(to.meta.title)} · ` : ''
  document.title = page + translate('apps.portal.titleSuffix')
  if (to.path === from.path || !from.name) return
  // Tell keyboard and screen-reader users that the page changed: the heading takes focus.
  await nextTick()
  document.getElementById('main')?.focus({ preventScroll: true })
})
