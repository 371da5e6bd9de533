// Signing in needs no script: a newcomer registers by a code, sets a password and uses it; a clerk signs in with the one-time code the demonstration shows.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { codeFor, secondFactor, withPassword } from '../lib/sign-in.mjs';

export const name = 'without script';
const MOBILE = `139${String(Date.now()).slice(-8)}`;
const PASSWORD = 'Xin-De-Mima-2026';

export default async function ({ page: open, step, picture }) {
  const plain = { javaScriptEnabled: false, phone: true };
  const page = await open(plain);
  const outbox = await open(plain);
  const lastCode = () => codeFor(outbox, MOBILE);
  const submit = () => page.locator('main form button').first().click();

  await step('a newcomer registers with a code to their mobile', async () => {
    await page.goto('/portal/sign-in?return=/my');
    await page.getByRole('link', { name: '注册新账号' }).click();
    await page.getByLabel('手机号码').fill(MOBILE);
    await submit();
    await page.getByLabel('验证码').fill(await lastCode());
    await submit();
    await page.getByLabel('姓名').fill('杜若');
    await page.getByLabel(/我已阅读/).check();
    await submit();
    await page.waitForURL('**/my');
  });
  const elsewhere = await open(plain);
  await step('is signed in on a second device', async () => {
    await elsewhere.goto('/portal/sign-in?return=/my');
    await elsewhere.getByLabel('手机号码').fill(MOBILE);
    await elsewhere.locator('main form button').click();
    await elsewhere.getByLabel('验证码').fill(await lastCode());
    await elsewhere.locator('main form button').click();
    await elsewhere.waitForURL('**/my');
  });
  await step('sets a password after another code', async () => {
    await page.goto('/identity/password');
    await page.getByRole('heading', { name: '设置密码' }).waitFor();
    await submit();
    const fill = async (code, password, again = password) => {
      if (code) await page.getByLabel('验证码').fill(code);
      await page.getByLabel('新密码', { exact: true }).fill(password);
      await page.getByLabel('再输入一次新密码').fill(again);
      await submit();
    };
    const code = await lastCode();
    await fill(code === '000000' ? '111111' : '000000', PASSWORD);
    await page.getByText('验证码不正确').waitFor();
    await fill(code, 'short');
    await page.getByText('密码太短').waitFor();
    assert.equal(await page.getByLabel('验证码').count(), 0, 'the code was right and is not asked for again');
    await fill(null, PASSWORD, `${PASSWORD}x`);
    await page.getByText('两次输入不一致').waitFor();
    await picture(page, 'own-password');
    await fill(null, PASSWORD);
    await page.getByRole('heading', { name: '密码已保存' }).waitFor();
  });
  await step('stays signed in here and is signed out there', async () => {
    await page.goto('/identity/password');
    await page.getByRole('heading', { name: '修改密码' }).waitFor();
    await elsewhere.goto('/identity/password');
    await elsewhere.waitForURL('**/identity/sign-in?**');
  });
  await step('signs out and in again with the password', async () => {
    await page.goto('/identity/sign-out');
    await submit();
    await page.goto('/portal/sign-in?return=/my');
    await page.getByRole('link', { name: '用密码登录' }).click();
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByLabel('Mobile number').fill(MOBILE);
    await page.getByLabel('Password').fill(PASSWORD);
    await submit();
    await page.waitForURL('**/my');
  });
  await step('a clerk signs in with the one-time code the demonstration shows', async () => {
    const clerk = await open({ javaScriptEnabled: false });
    await withPassword(clerk, 'sh.police');
    await outbox.goto('/identity/outbox');
    await picture(outbox, 'outbox');
    const code = (await outbox.locator('.big').innerText()).replace(/\s/g, '');
    await secondFactor(clerk, () => code);
    await clerk.waitForURL('**/work/');
  });
  const english = await open({ phone: true, language: 'en' });
  for (const path of ['/identity/sign-in', '/identity/sign-in?with=password', '/identity/register', '/identity/official/sign-in', '/identity/terms', '/identity/privacy', '/identity/outbox', '/identity/sign-out', '/identity/signed-out', '/identity/error?code=flow']) {
    await step(`${path} is accessible`, async () => {
      await english.goto(`${path}${path.includes('?') ? '&' : '?'}lang=en`);
      await accessible(english);
      assert.ok(await english.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'wider than the phone');
    });
  }
}
