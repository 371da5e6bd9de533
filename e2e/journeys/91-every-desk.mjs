// Every page behind a sign-in: the citizen's own, and the workbench as each kind of official sees it – also the pages that refuse.
import { violations } from '../lib/axe.mjs';
import { apply, draft } from '../lib/cases.mjs';
import { patterns, settled, tooWide } from '../lib/pages.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'every desk';
const OFFICIALS = ['sh.clerk', 'sh.approver', 'xy.supervisor', 'ha.editor', 'ha.publisher', 'ha.system', 'ha.security', 'ha.audit'];
/** Pages that need something to show, by pattern; the router names them without /work. */
const WITH_PARAMETERS = (number) => ({
  '/cases/:number': number && `/cases/${number}`, '/matters/:slug': '/matters/food-business-licence', '/matters/:slug/versions/:version(\\d+)': '/matters/food-business-licence/versions/1',
  '/acceptance/drafts/:id': '/acceptance/drafts/01900000-0000-7000-8000-000000000000', '/:path(.*)*': '/nowhere',
});

export default async function ({ page: open, as, step }) {
  const own = await open();
  let number;
  await step('the pages of a citizen are in order', async () => {
    await citizen(own, '19900000001');
    const started = await draft(own);
    ({ number } = await apply(own));
    const pages = ['/my', '/my/cases', `/my/cases/${number}`, `/my/cases/${number}/receipt`, '/my/drafts', `/apply/${started.id}`, '/my/account', '/my/account/real-name', '/my/account/sessions',
      '/my/account/accesses', '/my/authorisations', '/my/authorisations/new?kind=AGENT', '/my/enterprises/claim', '/my/messages', '/my/materials'];
    await allInOrder(own, pages);
  });
  for (const account of OFFICIALS) {
    await step(`the workbench of ${account} is in order`, async () => {
      const page = await as(account);
      const known = await patterns(page);
      const parameters = WITH_PARAMETERS(number);
      const missing = known.filter((pattern) => pattern.includes(':') && !(pattern in parameters));
      if (missing.length) throw new Error(`pages without a visit: ${missing.join(' ')}`);
      await allInOrder(page, known.map((pattern) => '/work' + (parameters[pattern] ?? pattern)));
    });
  }
}

/** All pages are seen before the first fault is told: one run names everything. */
async function allInOrder(page, addresses) {
  const found = [];
  for (const address of addresses) {
    await page.goto(address);
    try {
      await settled(page);
    } catch (failure) {
      found.push(`${address}: ${failure.message.split('\n')[0]}`);
      continue;
    }
    const wide = await tooWide(page);
    found.push(...[...(await violations(page)), ...page.faults.splice(0), ...(wide ? [wide] : [])].map((one) => `${address}: ${one}`));
  }
  if (found.length) throw new Error(found.join('\n'));
}
