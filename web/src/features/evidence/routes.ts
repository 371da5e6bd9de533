import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [{ path: '/evidence', name: 'evidence', component: () => import('./Evidence.view.vue'), meta: { title: 'evidence.title' } }]
