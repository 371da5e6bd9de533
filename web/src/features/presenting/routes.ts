import type { RouteRecordRaw } from 'vue-router'

const component = () => import('./Verify.view.vue')

/** `/v/…` is what a QR code holds. */
export const routes: RouteRecordRaw[] = [
  { path: '/verify', name: 'verify', component, meta: { title: 'presenting.verify.title' } },
  { path: '/v/:code', name: 'verify-code', component, meta: { title: 'presenting.verify.title' } },
  { path: '/my/certificates/:id/present', name: 'present', component: () => import('./Present.view.vue'), props: true, meta: { title: 'presenting.present.short', signedIn: true } },
]
