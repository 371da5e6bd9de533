// A citizen by password, an official by password and one-time password; each sees a session of their own kind.
import { accessible } from '../lib/axe.mjs';
import { citizen, official } from '../lib/sign-in.mjs';

export const name = 'signing in';

export default async function ({ page: open, step, picture }) {
  const portal = await open();
  await step('the sign-in page is plain and accessible', async () => {
    await portal.goto('/portal/sign-in?return=/my');
    await accessible(portal);
  });
  await step('a citizen signs in and is themselves', async () => {
    await citizen(portal, '19900000001');
    const session = await portal.evaluate(() => fetch('/api/portal/session').then((answer) => answer.json()));
    if (session.name !== '张伟' || session.capacity.kind !== 'SELF') throw new Error(JSON.stringify(session));
  });
  await step('the cookie is out of reach of scripts', async () => {
    const cookies = await portal.context().cookies();
    const own = cookies.find((cookie) => cookie.name.includes('luoshu-portal'));
    if (!own?.httpOnly || !own.secure || !own.name.startsWith('__Host-')) throw new Error(JSON.stringify(own));
  });
  const work = await open({ viewport: { width: 1440, height: 900 } });
  await step('a clerk signs in with a second factor', async () => {
    await official(work, 'sh.clerk');
    await work.getByText('综合窗口受理岗').first().waitFor();
    await picture(work, 'workbench-todo');
  });
  await step('the portal session opens nothing of the workbench', async () => {
    const status = await portal.evaluate(() => fetch('/api/work/tasks').then((answer) => answer.status));
    if (status !== 401) throw new Error(`answered ${status}`);
  });
}
