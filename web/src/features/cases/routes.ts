import type { RouteRecordRaw } from 'vue-router'

const signedIn = true

export const routes: RouteRecordRaw[] = [
  { path: '/apply/:id/:page?', name: 'apply', component: () => import('./Apply.view.vue'), props: true, meta: { title: 'cases.apply.title', signedIn } },
  { path: '/my/drafts', name: 'drafts', component: () => import('./Drafts.view.vue'), meta: { title: 'cases.drafts.title', signedIn } },
  { path: '/my/cases', name: 'cases', component: () => import('./Cases.view.vue'), meta: { title: 'cases.list.title', signedIn } },
  { path: '/my/cases/:number', name: 'case', component: () => import('./Case.view.vue'), props: true, meta: { title: 'cases.case.title', signedIn } },
  { path: '/my/cases/:number/receipt', name: 'receipt', component: () => import('./Receipt.view.vue'), props: true, meta: { title: 'cases.receipt.title', signedIn } },
  { path: '/my/cases/:number/correction', name: 'correction', component: () => import('./Correction.view.vue'), props: true, meta: { title: 'cases.correction.title', signedIn } },
  { path: '/my/cases/:number/deferred', name: 'deferred', component: () => import('./Deferred.view.vue'), props: true, meta: { title: 'cases.deferred.title', signedIn } },
  { path: '/enquiry', name: 'enquiry', component: () => import('./Enquiry.view.vue'), meta: { title: 'cases.enquiry.title' } },
]
