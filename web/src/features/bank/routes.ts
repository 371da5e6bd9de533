import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [{ path: '/sandbox-bank/:token', name: 'sandbox-bank', component: () => import('./Cashier.view.vue'), props: true, meta: { title: 'bank.title' } }]
