import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/my/profile', name: 'profile', component: () => import('./Own.view.vue'), meta: { title: 'profiles.own.title', signedIn: true } },
]
