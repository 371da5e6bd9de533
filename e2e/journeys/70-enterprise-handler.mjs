// 顾晓东 keeps a tea house. He registers, proves who he is, claims his business from the register, and authorises 王芳 – for one matter, until a day he names.
import { strict as assert } from 'node:assert';
import { answer, fill, submit } from '../lib/apply.mjs';
import { accessible } from '../lib/axe.mjs';
import { call, matterCode } from '../lib/cases.mjs';
import { go } from '../lib/pages.mjs';
import { citizen, codeFor } from '../lib/sign-in.mjs';

export const name = 'an enterprise and its handler';
const OWNER = { mobile: '19900008801', name: '顾晓东', id: '41150219900520911X' };
const HANDLER = { name: '王芳', id: '411502198509119121', mobile: '19900000007' };
const FIRM = { name: '信阳市浉河区顾记茶馆', code: '91411502X900310026' };

export default async function ({ page: open, step, picture }) {
  const owner = await open();
  const handler = await open();
  await step('a mobile number and the code sent to it make an account', async () => {
    await owner.goto('/identity/register');
    await accessible(owner);
    await owner.getByLabel('手机号码').fill('1990000');
    await owner.getByRole('button', { name: '获取验证码' }).click();
    await owner.getByRole('alert').waitFor();
    await owner.getByLabel('手机号码').fill(OWNER.mobile);
    await owner.getByRole('button', { name: '获取验证码' }).click();
    await accessible(owner);
    await owner.locator('[name=code]').fill('000000');
    await owner.getByRole('button', { name: '继续' }).click();
    await owner.getByRole('alert').waitFor();
    await owner.locator('[name=code]').fill(await codeFor(await open(), OWNER.mobile));
    await owner.getByRole('button', { name: '继续' }).click();
    await owner.getByLabel('姓名').fill(OWNER.name);
    await owner.getByLabel(/同意/).check();
    await accessible(owner);
    await picture(owner, 'register');
    await owner.getByRole('button', { name: '完成注册' }).click();
    await owner.waitForURL((url) => !url.pathname.startsWith('/identity') && !url.pathname.includes('callback'));
  });
  await step('a low level is told what it is good for, and how to raise it', async () => {
    await go(owner, '/my/account');
    await owner.getByRole('link', { name: '提升等级' }).click();
    await owner.getByRole('heading', { name: '实名认证' }).waitFor();
    await accessible(owner);
    await picture(owner, 'real-name');
  });
  await step('a name that is not the number\'s is refused', async () => {
    await owner.getByLabel('姓名').fill('顾小东');
    await owner.getByLabel('身份证号码').fill(OWNER.id);
    await owner.getByRole('button', { name: '开始核验' }).click();
    await owner.getByText(/不一致|不相符|不符/).first().waitFor();
    await accessible(owner);
  });
  await step('the right data raise it to L3, the presence check to L4', async () => {
    await owner.getByLabel('姓名').fill(OWNER.name);
    await owner.getByRole('button', { name: '开始核验' }).click();
    await owner.getByText('认证成功，您现在是 L3 级').waitFor();
    await go(owner, '/my/account');
    await owner.getByRole('link', { name: '提升等级' }).click();
    await owner.getByLabel('姓名').fill(OWNER.name);
    await owner.getByLabel('身份证号码').fill(OWNER.id);
    await owner.getByRole('button', { name: '开始核验' }).click();
    await owner.getByRole('link', { name: '请先完成实人核验' }).waitFor();
    await owner.getByLabel('我是本人，正在亲自操作').check({ force: true });
    await owner.getByRole('button', { name: '开始核验' }).click();
    await owner.getByText('认证成功，您现在是 L4 级').waitFor();
  });
  await step('the business is his when the register says so', async () => {
    await go(owner, '/my/authorisations');
    await owner.getByRole('link', { name: '认领企业' }).click();
    await owner.getByLabel('企业名称').fill('信阳市申码餐饮管理有限公司');
    await owner.getByLabel('统一社会信用代码').fill('91411502X90001006B');
    await owner.getByRole('button', { name: '核对并认领' }).click();
    await owner.getByRole('alert').first().waitFor();
    await accessible(owner);
    await owner.getByLabel('企业名称').fill(FIRM.name);
    await owner.getByLabel('统一社会信用代码').fill(FIRM.code.toLowerCase());
    await owner.getByRole('button', { name: '核对并认领' }).click();
    await owner.locator('#enterprises').getByText(FIRM.name).waitFor();
    await owner.getByLabel('当前身份').locator('option', { hasText: FIRM.name }).waitFor({ state: 'attached' });
  });
  await step('he authorises a handler, with scope and period', async () => {
    await owner.getByRole('link', { name: '授权办事人员' }).click();
    await owner.getByLabel('被授权人姓名').fill(HANDLER.name);
    await owner.getByLabel('被授权人身份证号码').fill(HANDLER.id);
    await owner.getByLabel('有效期至').fill('2027-03-31');
    await owner.getByLabel('只限部分事项').check({ force: true });
    await owner.getByLabel('食品经营许可（新办）').check({ force: true });
    await accessible(owner);
    await picture(owner, 'authorise-handler');
    await owner.getByRole('button', { name: '确认授权' }).click();
    await owner.getByText(`${FIRM.name} 授权 ${HANDLER.name} 办事`).waitFor();
    await owner.getByText('2027年3月31日').waitFor();
  });
  let number, hygiene;
  await step('the handler signs in as herself, takes the capacity and applies for the enterprise', async () => {
    await citizen(handler, HANDLER.mobile);
    await handler.getByLabel('当前身份').selectOption({ label: `代表 ${FIRM.name}（办事人员）` });
    await chosen(handler);
    await answer(handler, 'food-business-licence', ['retail', 'management', 'false']);
    await fill(handler, { operatorName: FIRM.name, legalRepresentative: OWNER.name });
    await accessible(handler);
    await picture(handler, 'handler-check');
    ({ number } = await submit(handler, HANDLER.name));
    const found = await call(handler, 'GET', `/api/portal/cases/${number}`);
    assert.equal(found.applicantName, FIRM.name);
    assert.equal(found.form.creditCode, FIRM.code);
  });
  await step('the owner finds her case under the enterprise, and begins another matter himself', async () => {
    await owner.getByLabel('当前身份').selectOption({ label: `代表 ${FIRM.name}（法定代表人）` });
    await chosen(owner);
    await go(owner, '/my/cases');
    await owner.getByText(number).waitFor();
    hygiene = { matterCode: await matterCode(owner, 'public-place-hygiene', '411502000000'), answers: {}, commitment: false };
    await call(owner, 'POST', '/api/portal/drafts', { body: hygiene });
    assert.equal((await call(owner, 'GET', '/api/portal/drafts')).length, 1);
  });
  await step('beyond the scope she may neither apply nor see', async () => {
    await assert.rejects(call(handler, 'POST', '/api/portal/drafts', { body: hygiene }), (refusal) => refusal.answer.code === 'outside-authorisation');
    assert.deepEqual(await call(handler, 'GET', '/api/portal/drafts'), []);
    await go(handler, '/my/cases');
    await handler.getByText(number).waitFor();
  });
}

/** Until the page shows the enterprise as the one acted for. */
const chosen = (page) => page.waitForFunction((firm) => document.querySelector('#capacity')?.selectedOptions[0].text.includes(firm), FIRM.name);
