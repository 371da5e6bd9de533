import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/my/certificates/:id/uses', name: 'certificate-uses', component: () => import('./Uses.view.vue'), props: true, meta: { title: 'usage.uses.title', signedIn: true } },
  { path: '/my/certificates/:id/consents', name: 'certificate-consents', component: () => import('./Consents.view.vue'), props: true, meta: { title: 'usage.consents.title', signedIn: true } },
  { path: '/my/certificates/:id/copies', name: 'certificate-copies', component: () => import('./Copies.view.vue'), props: true, meta: { title: 'usage.copies.title', signedIn: true } },
  { path: '/my/received-consents', name: 'received-consents', component: () => import('./Received.view.vue'), meta: { title: 'usage.received.title', signedIn: true } },
]
