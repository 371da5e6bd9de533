import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/my/data-uses', name: 'data-uses', component: () => import('./OwnUses.view.vue'), meta: { title: 'gateway.own.title', signedIn: true } },
]
