// 电子签名: an applicant signs what they handed in and asks another to sign after them; the other is told, reads and signs; an official sees both, each checked.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { apply } from '../lib/cases.mjs';
import { go, tooSmall, tooWide } from '../lib/pages.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'signatures';
const WIFE = { name: '刘燕', id: '411502199003209028', mobile: '19900000002' };

export default async function ({ page: open, as, step, picture }) {
  const applicant = await open({ phone: true });
  let number;
  await step('an applicant begins to sign what they handed in, with another', async () => {
    await citizen(applicant, '19900000001');
    ({ number } = await apply(applicant));
    await go(applicant, `/my/cases/${number}`);
    await applicant.getByRole('link', { name: '用电子签名签署' }).click();
    await applicant.getByRole('button', { name: '添加共同签名人' }).click();
    await applicant.getByLabel('姓名').fill('刘小燕');
    await applicant.getByLabel('身份证号码').fill(WIFE.id);
    await applicant.getByLabel('您先签，其他人依次签').check();
    await applicant.getByRole('button', { name: '下一步' }).click();
    await applicant.getByText('没有这个姓名和证件号码').first().waitFor();
    await applicant.getByLabel('姓名').fill(WIFE.name);
    assert.equal(await tooWide(applicant), null);
    await accessible(applicant);
    await picture(applicant, 'signature-new');
    await applicant.getByRole('button', { name: '下一步' }).click();
  });
  await step('and signs first', async () => {
    await applicant.getByRole('heading', { name: '签名内容' }).waitFor();
    await applicant.getByLabel('我已看过以上内容').check();
    await accessible(applicant);
    assert.equal(await tooWide(applicant), null);
    assert.deepEqual(await tooSmall(applicant), []);
    await applicant.locator('#sign').getByRole('button', { name: '签名', exact: true }).click();
    await applicant.getByText('签名有效').waitFor();
    await applicant.getByText('未签').waitFor();
    await picture(applicant, 'signature-signed');
  });
  await step('the other is told, reads what it is about and signs', async () => {
    const wife = await open({ phone: true });
    await citizen(wife, WIFE.mobile, '/my/messages');
    await wife.getByText('请您签名').first().waitFor();
    await go(wife, '/my');
    await wife.getByRole('link', { name: /电子签名/ }).first().click();
    await wife.getByText('待您签名').first().click();
    await wife.getByRole('heading', { name: '签名内容' }).waitFor();
    await wife.getByLabel('我已看过以上内容').check();
    await wife.locator('#sign').getByRole('button', { name: '签名', exact: true }).click();
    await wife.getByText('已签齐').waitFor();
    assert.equal(await wife.getByText('签名有效').count(), 2);
    await accessible(wife);
  });
  await step('an official who handles the case sees both', async () => {
    const clerk = await as('sh.clerk');
    await clerk.goto(`/work/cases/${number}`);
    await clerk.getByRole('tab', { name: /经过|意见|历史/ }).first().click();
    await clerk.getByRole('heading', { name: '申请人签名' }).waitFor();
    assert.equal(await clerk.getByText('签名有效').count(), 2);
    await accessible(clerk);
    await picture(clerk, 'signatures-of-a-case');
  });
}
