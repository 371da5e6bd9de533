// 批量制证: a clerk chooses granted cases and issues their certificates at once; what a colleague issued meanwhile is told apart, the others are done.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { apply, call, command } from '../lib/cases.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'issue in bulk';

export default async function ({ page: open, as, step, picture }) {
  const holder = await open();
  const numbers = [];
  await step('three cases are granted', async () => {
    await citizen(holder, '19900000008');
    for (let i = 0; i < 3; i++) {
      const { number } = await apply(holder);
      await command(as, 'sh.clerk', number, 'accept', { opinion: '材料齐全' });
      await command(as, 'sh.examiner', number, 'pass', { opinion: '符合条件' });
      await command(as, 'sh.reviewer', number, 'pass', { opinion: '同意' });
      await command(as, 'sh.approver', number, 'grant', { opinion: '准予' });
      numbers.push(number);
    }
  });
  const clerk = await as('sh.clerk');
  await step('the clerk chooses them and issues in bulk', async () => {
    await clerk.goto('/work/tasks?box=claimable&step=issue');
    for (const number of numbers) await clerk.getByRole('row').filter({ hasText: number }).getByRole('checkbox').check({ force: true });
    const { version } = await call(clerk, 'GET', `/api/work/cases/${numbers[2]}`);
    await call(clerk, 'POST', `/api/work/cases/${numbers[2]}/commands/issue-result`, { body: {}, version }); // at another screen
    await clerk.getByRole('region', { name: /批量/ }).getByRole('button', { name: /批量制证/ }).click();
    await clerk.getByRole('dialog').getByText(/一并编号、加盖电子印章/).waitFor();
    await accessible(clerk);
    await picture(clerk, 'issue-in-bulk');
    await clerk.getByRole('dialog').getByRole('button', { name: /^提交/ }).click();
    await clerk.getByRole('status').filter({ hasText: '成功 2 件，未成功 1 件' }).waitFor();
    await accessible(clerk);
    await picture(clerk, 'issue-in-bulk-outcome');
    await clerk.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click();
  });
  await step('each holder has one certificate, numbered one after the other', async () => {
    const certificates = [];
    for (const number of numbers) {
      const found = await call(holder, 'GET', `/api/portal/certificates?case=${number}`);
      assert.equal(found.length, 1);
      certificates.push(found[0]);
    }
    assert.equal(Number(certificates[1].number.slice(2)) - Number(certificates[0].number.slice(2)), 1);
    const { file } = await call(holder, 'GET', `/api/portal/certificates/${certificates[0].id}`);
    assert.notEqual(file, null);
  });
}
