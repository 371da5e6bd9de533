import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [{ path: '/my/code', name: 'code', component: () => import('./MyCode.view.vue'), meta: { title: 'codes.title', signedIn: true } }]
