// 李秀英 is eighty-two. She lets her grandson 李思远 apply for her age allowance; he acts in her name, visibly, for that and nothing else.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { answer, fill, submit } from '../lib/apply.mjs';
import { call, matterCode } from '../lib/cases.mjs';
import { go } from '../lib/pages.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = "an elder's relative";
const ELDER = '19900000004';
const RELATIVE = '19900000006';
const TOWNSHIP = '411523100000';

export default async function ({ page: open, step, picture }) {
  const elder = await open();
  const relative = await open({ phone: true });
  let number;
  await step('the elder lets a relative act, for one matter and half a year', async () => {
    await citizen(elder, ELDER, '/my/authorisations');
    await elder.getByRole('link', { name: '委托家人代办' }).click();
    await elder.getByLabel('被授权人姓名').fill('李思远');
    await elder.getByLabel('被授权人身份证号码').fill('411523199803059112');
    await elder.getByLabel('只限部分事项').check({ force: true });
    await elder.getByRole('button', { name: '确认授权' }).click();
    await elder.getByRole('alert').getByText(/身份证号码不正确/).waitFor();
    await accessible(elder);
    await elder.getByLabel('被授权人身份证号码').fill('411523199803059111');
    await elder.getByLabel('高龄津贴申领').check({ force: true });
    await elder.getByRole('button', { name: '确认授权' }).click();
    await elder.getByText('李秀英 委托 李思远 代办').first().waitFor();
    await elder.getByText(/可办事项：高龄津贴申领/).first().waitFor();
    await picture(elder, 'authorisations');
    await accessible(elder);
  });
  await step('the relative signs in as himself and chooses to act for her', async () => {
    await citizen(relative, RELATIVE);
    const capacity = relative.getByLabel('当前身份');
    assert.match(await capacity.locator('option:checked').innerText(), /李思远/);
    await capacity.selectOption({ label: '代 李秀英 办理（受托人）' });
    await relative.waitForFunction(() => document.querySelector('#capacity')?.selectedOptions[0].text.includes('李秀英'));
    await relative.reload();
    await relative.getByLabel('当前身份').waitFor();
    assert.match(await relative.getByLabel('当前身份').locator('option:checked').innerText(), /李秀英/);
  });
  await step('he applies in her name, and every page says so', async () => {
    await answer(relative, 'senior-allowance', ['eighty', 'relative', 'false'], TOWNSHIP);
    await fill(relative, { 老人姓名: '李秀英', 收款: '6217000000000000000', bankAccount: '6217000000000000000', bankName: '中国农业银行' });
    await relative.getByText('代 李秀英 办理（受托人）').first().waitFor({ state: 'attached' });
    await accessible(relative);
    await picture(relative, 'relative-check');
    ({ number } = await submit(relative, '李思远'));
    await relative.locator('main').getByText('李秀英').first().waitFor();
  });
  await step('what he typed about himself and what is known of her are kept apart', async () => {
    const found = await call(relative, 'GET', `/api/portal/cases/${number}`);
    assert.equal(found.applicantName, '李秀英');
    assert.equal(found.form.elderIdNumber, '411523194402159063');
    assert.equal(found.form.agentName, '李思远');
  });
  await step('for another matter his authorisation is not enough', async () => {
    const code = await matterCode(relative, 'resident-pension', TOWNSHIP);
    await assert.rejects(call(relative, 'POST', '/api/portal/drafts', { body: { matterCode: code, answers: {}, commitment: false } }), (refusal) => refusal.answer.code === 'outside-authorisation');
  });
  await step('the elder sees the case among her own', async () => {
    await go(elder, '/my/cases');
    await elder.getByText(number).waitFor();
  });
  await step('she takes it back: his next act in her name is refused at once, and the page says who he is now', async () => {
    await go(relative, `/my/cases/${number}`);
    await relative.locator('main').getByText('李秀英').first().waitFor();
    await go(elder, '/my/authorisations');
    await elder.locator('#grants li', { hasText: '李思远' }).getByRole('button', { name: '撤销授权' }).click();
    await accessible(elder);
    await elder.getByRole('dialog').getByRole('button', { name: '撤销授权' }).click();
    await elder.locator('#grants li', { hasText: '李思远' }).getByText('已撤销').waitFor();
    await relative.getByRole('link', { name: '我的办件' }).first().click();
    await relative.getByRole('alert').getByText(/您现在的身份是：.*李思远/).waitFor();
    await relative.waitForFunction(() => !document.querySelector('#capacity')?.textContent.includes('李秀英'));
    assert.equal(await relative.locator('main').getByText(number).count(), 0);
    await accessible(relative);
    await picture(relative, 'relative-revoked');
    await assert.rejects(call(relative, 'GET', `/api/portal/cases/${number}`), (refusal) => refusal.status === 404);
  });
}
