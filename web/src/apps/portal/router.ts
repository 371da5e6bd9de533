import { createRouter, createWebHistory } from 'vue-router'

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [{ path: '/:path(.*)*', component: () => import('./Soon.vue') }],
})
