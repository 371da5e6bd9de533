// Every page of the portal: what a visitor may open has no axe violation, no fault, no scrolling sideways on a phone; the rest asks to sign in, and is in order for whose it is.
// The pages come from the router itself, so a new page without a visit here fails.
import { apply, call, draft, FOOD, licence } from '../lib/cases.mjs';
import { allInOrder, go, patterns, settled } from '../lib/pages.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'every page';
const REGION = FOOD.region;

/** Addresses by pattern. */
function visits({ matter, draft, submitted, certificate, sheet }) {
  const own = (...addresses) => ({ own: addresses });
  const open = (...addresses) => ({ open: addresses });
  return {
    '/': open(`/?region=${REGION}`, `/?region=${REGION}&audience=enterprise`),
    '/search': open(`/search?region=${REGION}&q=${encodeURIComponent('许可')}`, `/search?region=${REGION}&q=zzzzzz`),
    '/life-events/:code': open(`/life-events/newborn?region=${REGION}`),
    '/matters/:code': open(`/matters/${matter}?region=${REGION}`),
    '/matters/:code/situation': open(`/matters/${matter}/situation?region=${REGION}&kind=enterprise`),
    '/apply/:id/:page?': own(`/apply/${draft.id}`, `/apply/${draft.id}/materials`, `/apply/${draft.id}/delivery`, `/apply/${draft.id}/check`),
    '/my/drafts': own('/my/drafts'),
    '/my/cases': own('/my/cases'),
    '/my/cases/:number': own(`/my/cases/${submitted.number}`),
    '/my/cases/:number/receipt': own(`/my/cases/${submitted.number}/receipt`),
    '/my/cases/:number/correction': own(`/my/cases/${submitted.number}/correction`),
    '/my/cases/:number/deferred': own(`/my/cases/${submitted.number}/deferred`),
    '/evidence': open('/evidence'),
    '/open-data': open('/open-data', '/open-data?q=zzzzzz'),
    '/open-data/:id': open('/open-data/01900000-0000-7000-8000-000000000000'),
    '/my/open-data-requests': own('/my/open-data-requests'),
    '/verify': open('/verify'),
    '/v/:code': open('/v/1'),
    '/my/data-uses': own('/my/data-uses'),
    '/my/objections': own('/my/objections'),
    '/my/objections/new': own('/my/objections/new'),
    '/my/objections/:id': own('/my/objections/01900000-0000-7000-8000-000000000000'),
    '/my/profile': own('/my/profile'),
    '/my/certificates': own('/my/certificates'),
    '/my/certificates/:id': own(`/my/certificates/${certificate.id}`),
    '/my/certificates/:id/present': own(`/my/certificates/${certificate.id}/present`),
    '/my/certificates/:id/uses': own(`/my/certificates/${certificate.id}/uses`),
    '/my/certificates/:id/consents': own(`/my/certificates/${certificate.id}/consents`),
    '/my/certificates/:id/copies': own(`/my/certificates/${certificate.id}/copies`),
    '/my/received-consents': own('/my/received-consents'),
    '/my/code': own('/my/code'),
    '/enquiry': open('/enquiry', `/enquiry?number=${submitted.number}&code=${submitted.queryCode}`, `/enquiry?number=${submitted.number}&code=WRONGCODE0`),
    '/my/account': own('/my/account'),
    '/my/account/real-name': own('/my/account/real-name'),
    '/my/account/sessions': own('/my/account/sessions'),
    '/my/account/accesses': own('/my/account/accesses'),
    '/my/authorisations': own('/my/authorisations'),
    '/my/authorisations/new': own('/my/authorisations/new?kind=AGENT'),
    '/my/enterprises/claim': own('/my/enterprises/claim'),
    '/my/messages': own('/my/messages'),
    '/my/messages/preferences': own('/my/messages/preferences'),
    '/messages/unsubscribe': open('/messages/unsubscribe?token=none'),
    '/my/materials': own('/my/materials'),
    '/my/signatures': own('/my/signatures'),
    '/my/signatures/new': own(`/my/signatures/new?case=${submitted.number}`),
    '/my/signatures/:id': own(`/my/signatures/${sheet.id}`),
    '/my/seals': own('/my/seals'),
    '/my/seals/:id': own('/my/seals/41150200000000'),
    '/seals/verify': open('/seals/verify'),
    '/my/payments': own('/my/payments'),
    '/my/payments/:id': own('/my/payments/01900000-0000-7000-8000-000000000000'),
    '/bills/verify': open('/bills/verify', '/bills/verify?code=41010126&number=0000000001&check=ABCDEF'),
    '/sandbox-bank/:token': open('/sandbox-bank/00000000000000000000000000000000'),
    '/my': own('/my'),
    '/halls': open(`/halls?region=${REGION}`, '/halls?region=410000000000', '/halls?region=410173000000'),
    '/about': open('/about'),
    '/not-permitted': open('/not-permitted'),
    '/:path(.*)*': open('/nowhere'),
  };
}

const IDENTITY = ['/portal/sign-in?return=/my', '/identity/register', '/work/sign-in', '/identity/outbox', '/identity/error', '/identity/signed-out', '/identity/official/signed-out'];

export default async function ({ page: open, step, as }) {
  const visitor = await open();
  const own = await open();
  let addresses;
  await step('every page has a visit', async () => {
    await citizen(own, '19900000001');
    const started = await draft(own);
    const submitted = await apply(own);
    const sheet = await call(own, 'POST', '/api/portal/signatures', { body: { caseNumber: submitted.number, inOrder: false, cosigners: [] } });
    addresses = visits({ draft: started, matter: started.matter.code, submitted, certificate: await licence(own, as), sheet });
    const known = await patterns(own);
    const missing = known.filter((pattern) => !(pattern in addresses));
    const stale = Object.keys(addresses).filter((pattern) => !known.includes(pattern));
    if (missing.length || stale.length) throw new Error(`pages without a visit: ${missing.join(' ') || 'none'}; visits without a page: ${stale.join(' ') || 'none'}`);
  });
  await step('what a visitor may open is in order', async () => {
    await visitor.goto('/about');
    await settled(visitor);
    await allInOrder(visitor, Object.values(addresses).flatMap((one) => one.open ?? []), (address) => go(visitor, address));
  });
  await step('the rest asks to sign in', async () => {
    for (const address of Object.values(addresses).flatMap((one) => one.own ?? [])) {
      await visitor.goto(address);
      await visitor.waitForURL((at) => at.pathname === '/identity/sign-in');
    }
  });
  await step('so are the pages of signing in', async () => {
    await allInOrder(visitor, IDENTITY, async (address) => {
      await visitor.goto(address);
      await visitor.locator('h1').first().waitFor();
    });
  });
  await step('what is a citizen\'s own is in order for them', async () => {
    await allInOrder(own, Object.values(addresses).flatMap((one) => one.own ?? []), (address) => go(own, address));
  });
}
