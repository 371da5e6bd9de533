import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/halls', name: 'halls', component: () => import('./Halls.view.vue'), meta: { title: 'halls.title', regional: true } },
]
