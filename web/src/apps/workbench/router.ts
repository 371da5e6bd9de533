import { nextTick } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { translate } from '@/i18n'

/** `title` is the key of the page's name in apps/workbench/locales. */
const page = (path: string, title: string, component: RouteRecordRaw['component'], more: object = {}): RouteRecordRaw => ({ path, component: component!, meta: { title }, ...more })

export const router = createRouter({
  history: createWebHistory('/work/'),
  routes: [
    page('/', 'home', () => import('./frame/HomePage.vue')),
    page('/tasks', 'tasks', () => import('@/features/tasks/TaskList.view.vue')),
    page('/cases', 'cases', () => import('@/features/casework/CaseList.view.vue')),
    page('/cases/:number', 'case', () => import('@/features/casework/CasePage.view.vue'), { props: true }),
    page('/acceptance', 'acceptance', () => import('@/features/acceptance/Begin.view.vue')),
    page('/acceptance/drafts/:id', 'acceptance', () => import('@/features/acceptance/Fill.view.vue'), { props: true }),
    page('/identify', 'identify', () => import('@/features/codes/Identify.view.vue')),
    page('/payments', 'payments', () => import('@/features/collecting/Payments.view.vue')),
    page('/payments/:id', 'payment', () => import('@/features/collecting/Notice.view.vue'), { props: true }),
    page('/deliveries', 'deliveries', () => import('@/features/deliveries/Deliveries.view.vue')),
    page('/deliveries/:id', 'delivery', () => import('@/features/deliveries/Delivery.view.vue'), { props: true }),
    page('/message-centre', 'messageCentre', () => import('@/features/messaging/Centre.view.vue')),
    page('/message-templates/:templateKey', 'messageTemplate', () => import('@/features/messaging/Template.view.vue'), { props: true }),
    page('/message-applications/:id', 'messageApplication', () => import('@/features/messaging/Application.view.vue'), { props: true }),
    page('/monitoring', 'monitoring', () => import('@/features/monitoring/Monitoring.view.vue')),
    page('/map', 'map', () => import('@/features/casemap/CaseMap.view.vue')),
    page('/archives', 'archives', () => import('@/features/archives/Archives.view.vue')),
    page('/archives/:id', 'archive', () => import('@/features/archives/Package.view.vue'), { props: true }),
    page('/archive-handovers', 'handovers', () => import('@/features/archives/Handovers.view.vue')),
    page('/archive-handovers/:id', 'handovers', () => import('@/features/archives/Handover.view.vue'), { props: true }),
    page('/archive-disposals', 'disposals', () => import('@/features/archives/Disposals.view.vue')),
    page('/archive-disposals/:id', 'disposals', () => import('@/features/archives/Disposal.view.vue'), { props: true }),
    page('/matters', 'matters', () => import('@/features/matters/MatterList.view.vue')),
    page('/matters/:slug', 'matter', () => import('@/features/matters/MatterVersions.view.vue'), { props: true }),
    page('/matters/:slug/versions/:version(\\d+)', 'matter', () => import('@/features/matters/MatterVersion.view.vue'), { props: true }),
    page('/uniformity', 'uniformity', () => import('@/features/matters/Uniformity.view.vue')),
    page('/organs', 'organs', () => import('@/features/organs/Organs.view.vue')),
    page('/accounts', 'accounts', () => import('@/features/access/Accounts.view.vue')),
    page('/roles', 'roles', () => import('@/features/access/Roles.view.vue')),
    page('/grants', 'grants', () => import('@/features/access/Grants.view.vue')),
    page('/certificates', 'certificates', () => import('@/features/certificates/Register.view.vue')),
    page('/certificates/:id', 'certificate', () => import('@/features/certificates/Registered.view.vue'), { props: true }),
    page('/received-consents', 'receivedConsents', () => import('@/features/usage/ReceivedByOrgan.view.vue')),
    page('/certificate-inquiry', 'inquiry', () => import('@/features/usage/Inquiry.view.vue')),
    page('/certificate-directory', 'directory', () => import('@/features/certificates/Directory.view.vue')),
    page('/certificate-stock', 'stock', () => import('@/features/stock/Stock.view.vue')),
    page('/certificate-stock/:id', 'stock', () => import('@/features/stock/StockImport.view.vue'), { props: true }),
    page('/seals', 'seals', () => import('@/features/seals/SealList.view.vue')),
    page('/seals/:id', 'seal', () => import('@/features/seals/SealPage.view.vue'), { props: true }),
    page('/resources', 'resources', () => import('@/features/resources/Resources.view.vue')),
    page('/resources/:id', 'resource', () => import('@/features/resources/Resource.view.vue'), { props: true }),
    page('/managed-resources', 'managedResources', () => import('@/features/resources/ManagedResources.view.vue')),
    page('/managed-resources/:id', 'managedResource', () => import('@/features/resources/ManagedResource.view.vue'), { props: true }),
    page('/managed-resources/:id/editions/:edition(\\d+)', 'managedResource', () => import('@/features/resources/ManagedResource.view.vue'), { props: true }),
    page('/responsibilities', 'responsibilities', () => import('@/features/resources/Responsibilities.view.vue')),
    page('/surveys', 'surveys', () => import('@/features/surveys/Surveys.view.vue')),
    page('/surveys/:id', 'survey', () => import('@/features/surveys/Survey.view.vue'), { props: true }),
    page('/survey-answers/:id', 'survey', () => import('@/features/surveys/SurveyAnswer.view.vue'), { props: true }),
    page('/data-sources', 'sources', () => import('@/features/sources/Sources.view.vue')),
    page('/data-sources/:id', 'source', () => import('@/features/sources/Source.view.vue'), { props: true }),
    page('/data-sources/:id/table', 'source', () => import('@/features/sources/SourceTable.view.vue'), { props: true }),
    page('/quality-rules', 'quality', () => import('@/features/quality/RuleSets.view.vue')),
    page('/quality-rules/:id', 'quality', () => import('@/features/quality/RuleSet.view.vue'), { props: true }),
    page('/signing-keys', 'signingKeys', () => import('@/features/signing/Keys.view.vue')),
    page('/audit', 'audit', () => import('@/features/audit/Audit.view.vue')),
    page('/calendar', 'calendar', () => import('@/features/calendar/Calendar.view.vue')),
    page('/clients', 'clients', () => import('@/features/operation/Clients.view.vue')),
    page('/bank', 'bank', () => import('@/features/operation/Bank.view.vue')),
    page('/carrier', 'carrier', () => import('@/features/operation/Carrier.view.vue')),
    page('/courier', 'courier', () => import('@/features/operation/Courier.view.vue')),
    page('/outbox', 'outbox', () => import('@/features/operation/Outbox.view.vue')),
    page('/jobs', 'jobs', () => import('@/features/jobs/Jobs.view.vue')),
    page('/messages', 'messages', () => import('@/features/inbox/Messages.view.vue')),
    page('/sessions', 'sessions', () => import('@/features/inbox/Sessions.view.vue')),
    page('/:path(.*)*', 'notFound', () => import('./frame/NotFound.vue')),
  ],
  scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? false : { top: 0 }),
})

router.afterEach(async (to, from) => {
  document.title = `${translate(`apps.workbench.page.${String(to.meta.title)}`)} - ${translate('apps.workbench.name')}`
  if (to.path === from.path || from.matched.length === 0) return
  await nextTick()
  // A new page begins at its heading, for the eye and for the screen reader.
  document.querySelector<HTMLElement>('main h1')?.focus()
})
