/** One entry of the side navigation: shown when one of the permissions is held at the present post. */
export interface Entry { name: string; to: string; icon: string; needs?: string[] }
export interface Group { name: string; entries: Entry[] }

export const navigation: Group[] = [
  { name: 'work', entries: [
    { name: 'tasks', to: '/tasks', icon: 'todo', needs: ['task.handle'] },
    { name: 'cases', to: '/cases', icon: 'case', needs: ['case.read'] },
    { name: 'acceptance', to: '/acceptance', icon: 'window', needs: ['acceptance.file'] },
    { name: 'identify', to: '/identify', icon: 'key', needs: ['code.redeem'] },
    { name: 'certificates', to: '/certificates', icon: 'matter', needs: ['certificate.read'] },
    { name: 'receivedConsents', to: '/received-consents', icon: 'matter', needs: ['certificate.use'] },
    { name: 'inquiry', to: '/certificate-inquiry', icon: 'matter', needs: ['certificate.inquire'] },
    { name: 'stock', to: '/certificate-stock', icon: 'archive', needs: ['certificate.stock'] },
    { name: 'seals', to: '/seals', icon: 'case', needs: ['seal.read'] },
    { name: 'payments', to: '/payments', icon: 'money', needs: ['payment.read', 'payment.reconcile'] },
    { name: 'deliveries', to: '/deliveries', icon: 'mail', needs: ['delivery.read'] },
    { name: 'messageCentre', to: '/message-centre', icon: 'bell', needs: ['message.read', 'message.template', 'message.manage'] },
    { name: 'monitoring', to: '/monitoring', icon: 'chart', needs: ['monitoring.read'] },
    { name: 'map', to: '/map', icon: 'map', needs: ['monitoring.read'] },
    { name: 'archives', to: '/archives', icon: 'archive', needs: ['archive.read'] },
  ] },
  { name: 'catalogue', entries: [
    { name: 'resources', to: '/resources', icon: 'search' },
    { name: 'managedResources', to: '/managed-resources', icon: 'archive', needs: ['resource.read'] },
    { name: 'responsibilities', to: '/responsibilities', icon: 'person' },
    { name: 'surveys', to: '/surveys', icon: 'todo', needs: ['survey.read'] },
    { name: 'demands', to: '/demands', icon: 'mail', needs: ['demand.read'] },
    { name: 'askedMaterials', to: '/asked-materials', icon: 'search', needs: ['asking.read'] },
  ] },
  { name: 'sharing', entries: [
    { name: 'contracts', to: '/contracts', icon: 'case', needs: ['contract.read'] },
    { name: 'sharedServices', to: '/shared-services', icon: 'plug', needs: ['gateway.service'] },
    { name: 'consumerSystems', to: '/consumer-systems', icon: 'key', needs: ['gateway.system', 'gateway.suspend'] },
    { name: 'dataUses', to: '/data-uses', icon: 'chart', needs: ['gateway.read'] },
    { name: 'prefill', to: '/prefill-rules', icon: 'chart', needs: ['prefill.read'] },
    { name: 'sources', to: '/data-sources', icon: 'plug', needs: ['source.manage'] },
    { name: 'exchange', to: '/exchange-flows', icon: 'plug', needs: ['exchange.manage'] },
  ] },
  { name: 'governance', entries: [
    { name: 'quality', to: '/quality-rules', icon: 'chart', needs: ['quality.manage'] },
    { name: 'qualityTickets', to: '/quality-tickets', icon: 'todo', needs: ['quality.read'] },
    { name: 'objections', to: '/objections', icon: 'todo', needs: ['objection.read'] },
    { name: 'lineage', to: '/lineage', icon: 'map', needs: ['lineage.read'] },
    { name: 'analysis', to: '/analysis', icon: 'chart', needs: ['analysis.use'] },
    { name: 'analysisAlarms', to: '/analysis-alarms', icon: 'todo', needs: ['analysis.watch'] },
    { name: 'libraries', to: '/libraries', icon: 'chart', needs: ['library.read'] },
    { name: 'matchReviews', to: '/match-reviews', icon: 'todo', needs: ['profile.review'] },
    { name: 'profiles', to: '/profiles', icon: 'person', needs: ['profile.read'] },
  ] },
  { name: 'cascade', entries: [
    { name: 'cascadeNodes', to: '/cascade-nodes', icon: 'plug', needs: ['cascade.read'] },
    { name: 'cascadeReconciliation', to: '/cascade-reconciliation', icon: 'chart', needs: ['cascade.read'] },
    { name: 'returnedRecords', to: '/returned-records', icon: 'archive', needs: ['cascade.read'] },
  ] },
  { name: 'openness', entries: [
    { name: 'openData', to: '/open-datasets', icon: 'search', needs: ['opendata.read'] },
    { name: 'operations', to: '/operations', icon: 'money', needs: ['operation.read'] },
    { name: 'operationAssets', to: '/operation-assets', icon: 'archive', needs: ['operation.read'] },
  ] },
  { name: 'rules', entries: [
    { name: 'matters', to: '/matters', icon: 'matter', needs: ['matter.read'] },
    { name: 'uniformity', to: '/uniformity', icon: 'matter', needs: ['matter.read'] },
    { name: 'calendar', to: '/calendar', icon: 'calendar', needs: ['calendar.manage'] },
  ] },
  { name: 'administration', entries: [
    { name: 'organs', to: '/organs', icon: 'organ', needs: ['organ.manage'] },
    { name: 'accounts', to: '/accounts', icon: 'person', needs: ['account.manage', 'account.read'] },
    { name: 'clients', to: '/clients', icon: 'plug', needs: ['client.manage'] },
    { name: 'bank', to: '/bank', icon: 'money', needs: ['bank.manage'] },
    { name: 'carrier', to: '/carrier', icon: 'mail', needs: ['carrier.manage'] },
    { name: 'courier', to: '/courier', icon: 'mail', needs: ['courier.manage'] },
    { name: 'outbox', to: '/outbox', icon: 'mail', needs: ['outbox.read'] },
    { name: 'roles', to: '/roles', icon: 'key', needs: ['role.read'] },
    { name: 'grants', to: '/grants', icon: 'key', needs: ['grant.manage'] },
    { name: 'signingKeys', to: '/signing-keys', icon: 'key', needs: ['signing.manage'] },
    { name: 'audit', to: '/audit', icon: 'audit', needs: ['audit.read'] },
  ] },
  { name: 'own', entries: [
    { name: 'jobs', to: '/jobs', icon: 'job' },
    { name: 'messages', to: '/messages', icon: 'bell' },
    { name: 'sessions', to: '/sessions', icon: 'key' },
  ] },
]

export function visible(may: (...names: string[]) => boolean): Group[] {
  return navigation.map((group) => ({ ...group, entries: group.entries.filter((entry) => !entry.needs || may(...entry.needs)) })).filter((group) => group.entries.length > 0)
}

/** Where a post begins: its own work, before what every official sees. */
export const beginning = (may: (...names: string[]) => boolean): Entry | undefined => visible(may).flatMap((group) => group.entries).find((entry) => entry.needs)
