// A code and a licence on a telephone's screen, checked by a stranger in another browser without signing in: genuine, altered, something else; and cancelled once its issuer says so.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { call, licence as grantedLicence, matterCode } from '../lib/cases.mjs';
import { go, settled, tooSmall, tooWide } from '../lib/pages.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'present and verify';

export default async function ({ page: open, step, picture, as }) {
  const holder = await open({ phone: true });
  const stranger = await open();
  let digits;
  const verdict = (page, title) => page.getByRole('heading', { level: 2, name: title, exact: true }).waitFor();
  /** The code that is on the screen: what the page was answered. */
  const shown = (page, act) => Promise.all([page.waitForResponse((answer) => /\/api\/portal\/(certificates\/[^/]+\/)?codes$/.test(answer.url()) && answer.ok()), act()]).then(async ([answer]) => (await answer.json()).digits);
  await step('a citizen\'s code stands on the telephone, and changes before its minute is over', async () => {
    await citizen(holder, '19900000002');
    await settled(holder);
    await holder.getByRole('link', { name: /我的码/ }).tap();
    await holder.getByRole('img', { name: /豫服码/ }).waitFor();
    assert.equal(await tooWide(holder), null);
    assert.deepEqual(await tooSmall(holder), []);
    await accessible(holder);
    await picture(holder, 'my-code');
    const first = await shown(holder, () => holder.getByRole('button', { name: '现在更换' }).tap());
    digits = await shown(holder, () => holder.getByRole('button', { name: '现在更换' }).tap());
    assert.notEqual(first, digits);
  });
  await step('a stranger opens what the code holds and is told that it is genuine', async () => {
    await stranger.goto(`/v/${digits}`);
    await verdict(stranger, '真实有效');
    await accessible(stranger);
    await picture(stranger, 'verify-genuine');
  });
  await step('pasted with a digit changed, it is altered', async () => {
    await stranger.goto('/verify');
    await stranger.getByLabel('或者粘贴码的内容').fill(digits.replace(/.$/, (last) => (last === '1' ? '2' : '1')));
    await stranger.getByRole('button', { name: '核验', exact: true }).click();
    await verdict(stranger, '被改动');
    await accessible(stranger);
    await stranger.getByLabel('或者粘贴码的内容').fill('https://example.org/');
    await stranger.getByRole('button', { name: '核验', exact: true }).click();
    await verdict(stranger, '不能识别');
  });
  await step('a screenshot of the screen is read', async () => {
    const code = await holder.getByRole('img', { name: /豫服码/ }).screenshot();
    await stranger.locator('#file').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: code });
    await verdict(stranger, '真实有效');
  });
  await step('at a window it says who has come, once', async () => {
    const clerk = await as('sh.clerk');
    const scan = async () => {
      await clerk.getByLabel('豫服码').fill(`${new URL(clerk.url()).origin}/v/${digits}`);
      await clerk.getByLabel('豫服码').press('Enter'); // as a code reader does
    };
    await clerk.goto('/work/identify');
    await accessible(clerk);
    await scan();
    await clerk.getByRole('heading', { name: '个人', exact: true }).waitFor();
    await clerk.getByText('刘燕', { exact: true }).waitFor();
    await accessible(clerk);
    await picture(clerk, 'code-holder');
    await clerk.getByRole('button', { name: '核对下一个' }).click();
    await scan();
    await clerk.getByText('这个码已经用过一次').waitFor();
    await picture(clerk, 'code-used');
    await go(holder, '/my/account/accesses');
    await holder.getByText(/扫码核对/).first().waitFor();
  });
  await step('who acts for an enterprise shows the enterprise\'s code', async () => {
    const handler = await open({ phone: true });
    await citizen(handler, '19900000007');
    await settled(handler);
    const firms = await handler.locator('#capacity option').allTextContents();
    const firm = firms.find((one) => one.includes('申码'));
    assert.ok(firm, firms.join());
    await handler.getByLabel('当前身份').selectOption({ label: firm });
    await handler.waitForTimeout(300);
    await settled(handler);
    const ofFirm = await shown(handler, () => go(handler, '/my/code'));
    await handler.getByRole('heading', { name: '豫服码（单位）' }).waitFor();
    await handler.getByRole('img', { name: /豫服码/ }).waitFor();
    await picture(handler, 'enterprise-code');
    const clerk = await as('sh.clerk');
    await clerk.goto(`/work/acceptance?matter=${await matterCode(handler, 'food-business-licence', '411502000000')}`);
    await clerk.getByLabel('豫服码').fill(ofFirm);
    await clerk.getByLabel('豫服码').press('Enter');
    await clerk.locator('#applicant').getByText('信阳市申码餐饮管理有限公司').waitFor();
    assert.notEqual(await clerk.locator('#g-name').inputValue(), '');
    await accessible(clerk);
    await picture(clerk, 'window-by-code');
  });
  let licence, ofd;
  await step('a licence that was granted stands on the telephone with its code', async () => {
    licence = await grantedLicence(holder, as);
    await go(holder, `/my/certificates/${licence.id}`);
    await holder.getByRole('link', { name: '亮证' }).tap();
    await holder.getByRole('img', { name: /亮证码/ }).waitFor();
    await settled(holder);
    assert.equal(await tooWide(holder), null);
    assert.deepEqual(await tooSmall(holder), []);
    await accessible(holder);
    await picture(holder, 'present-licence');
  });
  await step('the stranger is told that it is genuine and in force, from the code as from the file', async () => {
    digits = await shown(holder, () => holder.getByRole('button', { name: '现在更换' }).tap());
    await stranger.goto(`/v/${digits}`);
    await verdict(stranger, '真实有效');
    await stranger.getByText(licence.number).first().waitFor();
    await accessible(stranger);
    await picture(stranger, 'verify-licence');
    ofd = Buffer.from(await holder.evaluate(async (id) => {
      const bytes = new Uint8Array(await (await fetch(`/api/portal/certificates/${id}/file`)).arrayBuffer());
      return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    }, licence.id), 'base64');
    await stranger.locator('#file').setInputFiles({ name: 'licence.ofd', mimeType: 'application/ofd', buffer: ofd });
    await verdict(stranger, '真实有效');
    await stranger.getByText('真实，覆盖全文').waitFor();
    await accessible(stranger);
    await picture(stranger, 'verify-file');
  });
  await step('once its issuer has cancelled it, the code and the file say so, and it is shown no more', async () => {
    const approver = await as('sh.approver');
    digits = await shown(holder, () => holder.getByRole('button', { name: '现在更换' }).tap());
    const { revision } = await call(approver, 'GET', `/api/work/certificates/${licence.id}`);
    await call(approver, 'POST', `/api/work/certificates/${licence.id}/commands/cancel`, { body: { reason: 'revoke-fraud', note: '浉市监撤〔2026〕1号' }, version: revision });
    await stranger.goto(`/v/${digits}`);
    await verdict(stranger, '已注销');
    await accessible(stranger);
    await picture(stranger, 'verify-revoked');
    await stranger.goto('/verify');
    await stranger.locator('#file').setInputFiles({ name: 'licence.ofd', mimeType: 'application/ofd', buffer: ofd });
    await verdict(stranger, '已注销');
    await holder.goto(`/my/certificates/${licence.id}/present`);
    await holder.getByText('现在不能出示').waitFor();
    await accessible(holder);
  });
  await step('the holder sees that it was shown', async () => {
    await go(holder, `/my/certificates/${licence.id}/uses`);
    await holder.getByText('亮证', { exact: true }).waitFor();
    await accessible(holder);
    await picture(holder, 'uses');
  });
}
