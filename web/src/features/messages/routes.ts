import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/my/messages', name: 'messages', component: () => import('./Messages.view.vue'), meta: { title: 'messages.title', signedIn: true } },
  { path: '/my/messages/preferences', name: 'message-preferences', component: () => import('./Preferences.view.vue'), meta: { title: 'messages.preferences.title', signedIn: true } },
  { path: '/messages/unsubscribe', name: 'unsubscribe', component: () => import('./Unsubscribe.view.vue'), meta: { title: 'messages.unsubscribe.title' } },
]
