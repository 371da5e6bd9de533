// The whole workbench as each kind of official sees it – also the pages that refuse.
import { apply, call, licence } from '../lib/cases.mjs';
import { allInOrder, go, patterns, sideBySide } from '../lib/pages.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'every desk';
const OFFICIALS = ['sh.clerk', 'sh.approver', 'sh.head', 'sh.archivist', 'xy.supervisor', 'ha.editor', 'ha.publisher', 'ha.fiscal', 'ha.data', 'ha.system', 'ha.security', 'ha.audit', 'sh.seal', 'ha.seal'];
/** Pages that need something to show, by pattern; the router names them without /work. */
const WITH_PARAMETERS = (number, certificate, resource) => ({
  '/cases/:number': `/cases/${number}`, '/certificates/:id': `/certificates/${certificate}`,
  '/certificate-stock/:id': '/certificate-stock/01900000-0000-7000-8000-000000000000', '/archives/:id': '/archives/01900000-0000-7000-8000-000000000000', '/archive-disposals/:id': '/archive-disposals/01900000-0000-7000-8000-000000000000',
  '/archive-handovers/:id': '/archive-handovers/01900000-0000-7000-8000-000000000000',
  '/matters/:slug': '/matters/food-business-licence', '/payments/:id': '/payments/01900000-0000-7000-8000-000000000000', '/matters/:slug/versions/:version(\\d+)': '/matters/food-business-licence/versions/1',
  '/acceptance/drafts/:id': '/acceptance/drafts/01900000-0000-7000-8000-000000000000', '/seals/:id': '/seals/41150200000000',
  '/surveys/:id': '/surveys/01900000-0000-7000-8000-000000000000', '/survey-answers/:id': '/survey-answers/01900000-0000-7000-8000-000000000000',
  '/resources/:id': `/resources/${resource}`, '/managed-resources/:id': `/managed-resources/${resource}`, '/managed-resources/:id/editions/:edition(\\d+)': `/managed-resources/${resource}/editions/1`,
  '/data-sources/:id': '/data-sources/01900000-0000-7000-8000-000000000000', '/data-sources/:id/table': '/data-sources/01900000-0000-7000-8000-000000000000/table?name=x',
  '/exchange-flows/:id': '/exchange-flows/01900000-0000-7000-8000-000000000000', '/exchange-flows/:id/edit': '/exchange-flows/01900000-0000-7000-8000-000000000000/edit', '/exchange-flows/:id/runs/:run': '/exchange-flows/01900000-0000-7000-8000-000000000000/runs/01900000-0000-7000-8000-000000000000',
  '/demands/:id': '/demands/01900000-0000-7000-8000-000000000000', '/quality-rules/:id': '/quality-rules/01900000-0000-7000-8000-000000000000', '/quality-tickets/:id': '/quality-tickets/01900000-0000-7000-8000-000000000000',
  '/libraries/:id': '/libraries/01900000-0000-7000-8000-000000000000', '/match-reviews/:id': '/match-reviews/01900000-0000-7000-8000-000000000000',
  '/open-datasets/:id': '/open-datasets/01900000-0000-7000-8000-000000000000', '/open-data-requests/:id': '/open-data-requests/01900000-0000-7000-8000-000000000000',
  '/objections/:id': '/objections/01900000-0000-7000-8000-000000000000',
  '/cascade-nodes/:id': '/cascade-nodes/01900000-0000-7000-8000-000000000000',
  '/contracts/:number': '/contracts/GX20260101000001', '/shared-services/:id': '/shared-services/01900000-0000-7000-8000-000000000000',
  '/operations/:number': '/operations/YY20260101000001', '/operations/:number/edit': '/operations/YY20260101000001/edit', '/operation-statements/:number': '/operation-statements/JS20260101000001',
  '/operation-assets/:number': '/operation-assets/DJ20260101000001',
  '/deliveries/:id': '/deliveries/01900000-0000-7000-8000-000000000000', '/message-templates/:templateKey': '/message-templates/case.case-accepted',
  '/message-applications/:id': '/message-applications/01900000-0000-7000-8000-000000000000', '/:path(.*)*': '/nowhere',
});

export default async function ({ page: open, as, step }) {
  const own = await open();
  let number;
  let certificate;
  await step('there is a case to look at', async () => {
    await citizen(own, '19900000001');
    ({ number } = await apply(own));
    ({ id: certificate } = await licence(own, as));
  });
  await sideBySide(OFFICIALS, (account) =>
    step(`the workbench of ${account} is in order`, async () => {
      const page = await as(account);
      const known = await patterns(page);
      const { page: { items: [resource] } } = await call(page, 'GET', `/api/work/resources?q=${encodeURIComponent('食品经营许可信息')}`);
      const parameters = WITH_PARAMETERS(number, certificate, resource.id);
      const missing = known.filter((pattern) => pattern.includes(':') && !(pattern in parameters));
      if (missing.length) throw new Error(`pages without a visit: ${missing.join(' ')}`);
      const addresses = known.map((pattern) => parameters[pattern] ?? pattern);
      // The first opens every address in the browser; the others walk within the app, which is what takes most of the time otherwise.
      if (account === OFFICIALS[0]) await allInOrder(page, addresses.map((address) => '/work' + address));
      else await allInOrder(page, addresses, (address) => go(page, address));
    }));
}
