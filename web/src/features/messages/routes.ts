import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [{ path: '/my/messages', name: 'messages', component: () => import('./Messages.view.vue'), meta: { title: 'messages.title', signedIn: true } }]
