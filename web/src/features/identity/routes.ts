import type { RouteRecordRaw } from 'vue-router'

const signedIn = true

export const routes: RouteRecordRaw[] = [
  { path: '/my/account', name: 'account', component: () => import('./Account.view.vue'), meta: { title: 'identity.account.title', signedIn } },
  { path: '/my/account/real-name', name: 'real-name', component: () => import('./RealName.view.vue'), meta: { title: 'identity.realName.title', signedIn } },
  { path: '/my/account/sessions', name: 'sessions', component: () => import('./Sessions.view.vue'), meta: { title: 'identity.sessions.title', signedIn } },
  { path: '/my/account/accesses', name: 'accesses', component: () => import('./Accesses.view.vue'), meta: { title: 'identity.accesses.title', signedIn } },
  { path: '/my/authorisations', name: 'authorisations', component: () => import('./Authorisations.view.vue'), meta: { title: 'identity.authorisations.title', signedIn } },
  { path: '/my/authorisations/new', name: 'authorisation-new', component: () => import('./NewAuthorisation.view.vue'), meta: { title: 'identity.newAuthorisation.title', signedIn } },
  { path: '/my/enterprises/claim', name: 'enterprise-claim', component: () => import('./EnterpriseClaim.view.vue'), meta: { title: 'identity.claim.title', signedIn } },
]
