import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/my/certificates', name: 'certificates', component: () => import('./Certificates.view.vue'), meta: { title: 'certificates.title', signedIn: true } },
  { path: '/my/certificates/:id', name: 'certificate', component: () => import('./Certificate.view.vue'), props: true, meta: { title: 'certificates.one', signedIn: true } },
]
