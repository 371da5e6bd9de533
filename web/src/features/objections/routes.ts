import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/my/objections', name: 'objections', component: () => import('./MyObjections.view.vue'), meta: { title: 'objections.my.title', signedIn: true } },
  { path: '/my/objections/new', name: 'objection-new', component: () => import('./Raise.view.vue'), meta: { title: 'objections.raise.title', signedIn: true } },
  { path: '/my/objections/:id', name: 'objection', component: () => import('./MyObjection.view.vue'), props: true, meta: { title: 'objections.one', signedIn: true } },
]
