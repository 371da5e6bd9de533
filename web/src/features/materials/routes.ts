import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [{ path: '/my/materials', name: 'materials', component: () => import('./Materials.view.vue'), meta: { title: 'materials.title', signedIn: true } }]
