import type { RouteRecordRaw } from 'vue-router'

const signedIn = true

export const routes: RouteRecordRaw[] = [
  { path: '/my/payments', name: 'payments', component: () => import('./Payments.view.vue'), meta: { title: 'payments.list.title', signedIn } },
  { path: '/my/payments/:id', name: 'payment', component: () => import('./Payment.view.vue'), props: true, meta: { title: 'payments.notice.title', signedIn } },
  { path: '/bills/verify', name: 'verify-bill', component: () => import('./VerifyBill.view.vue'), meta: { title: 'payments.verify.title' } },
]
