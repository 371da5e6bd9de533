import type { RouteRecordRaw } from 'vue-router'

export const routes: RouteRecordRaw[] = [
  { path: '/open-data', name: 'open-data', component: () => import('./OpenData.view.vue'), meta: { title: 'opendata.title' } },
  { path: '/open-data/:id', name: 'open-dataset', component: () => import('./OpenDataset.view.vue'), props: true, meta: { title: 'opendata.title' } },
  { path: '/my/open-data-requests', name: 'open-data-requests', component: () => import('./MyRequests.view.vue'), meta: { title: 'opendata.my.title', signedIn: true } },
]
