// A rule decides: no official, and the reason is shown.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { answer, fill, submit } from '../lib/apply.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'instant approval';

export default async function ({ page: open, step, picture }) {
  const page = await open();
  let number;
  await step('a social security card is granted on submission', async () => {
    await citizen(page, '19900000001');
    await answer(page, 'social-security-card', ['first', 'self', 'police']);
    await fill(page);
    ({ number } = await submit(page, '张伟'));
    await page.getByText(/准予/).first().waitFor();
    await picture(page, 'instant-receipt');
  });
  await step('the case says which rule decided and why', async () => {
    await page.goto(`/my/cases/${number}`);
    await page.getByText(/自动审批/).first().waitFor();
    await accessible(page);
    await picture(page, 'instant-case');
  });
}
