import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/my/seals', name: 'seals', component: () => import('./MySeals.view.vue'), meta: { title: 'seals.mine', signedIn: true } },
  { path: '/my/seals/:id', name: 'seal', component: () => import('./MySeal.view.vue'), props: true, meta: { title: 'seals.mine', signedIn: true } },
  { path: '/seals/verify', name: 'verify-seal', component: () => import('./VerifySeal.view.vue'), meta: { title: 'seals.verify.title' } },
]
