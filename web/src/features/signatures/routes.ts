import type { RouteRecordRaw } from 'vue-router'

const signedIn = true
export const routes: RouteRecordRaw[] = [
  { path: '/my/signatures', name: 'signatures', component: () => import('./Signatures.view.vue'), meta: { title: 'signatures.title', signedIn } },
  { path: '/my/signatures/new', name: 'signature-new', component: () => import('./NewSheet.view.vue'), meta: { title: 'signatures.new', signedIn } },
  { path: '/my/signatures/:id', name: 'signature', component: () => import('./Sheet.view.vue'), props: true, meta: { title: 'signatures.title', signedIn } },
]
