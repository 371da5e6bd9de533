import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: () => import('./Home.view.vue'), meta: { title: 'portal.home.title', regional: true } },
  { path: '/search', name: 'search', component: () => import('./Search.view.vue'), meta: { title: 'portal.search.title', regional: true } },
  { path: '/life-events/:code', name: 'life-event', component: () => import('./LifeEvent.view.vue'), props: true, meta: { title: 'portal.lifeEvent.title', regional: true } },
  { path: '/matters/:code', name: 'matter', component: () => import('./Matter.view.vue'), props: true, meta: { title: 'portal.matter.title', regional: true } },
  { path: '/matters/:code/situation', name: 'situation', component: () => import('./Situation.view.vue'), props: true, meta: { title: 'portal.situation.title', regional: true } },
]
