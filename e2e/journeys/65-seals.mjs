// 印章: an enterprise applies for a seal; one official approves, makes and files it; the enterprise enables it and seals a document; anybody verifies it, and an altered one fails. An organ's seal: applied for by its
// keeper, approved by another, suspended and resumed.
import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import { accessible } from '../lib/axe.mjs';
import { call } from '../lib/cases.mjs';
import { ofd } from '../lib/ofd.mjs';
import { go, tooSmall, tooWide } from '../lib/pages.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'seals';

export default async function ({ url, page: open, as, step, picture }) {
  const owner = await open({ phone: true });
  let address;
  let number;
  let sealed;
  await step('who acts for themselves is told to choose the enterprise', async () => {
    await citizen(owner, '19900000001', '/my/seals');
    await owner.getByText('切换为要代表的企业').waitFor();
    await accessible(owner);
  });
  await step('the legal representative applies for a seal of the enterprise', async () => {
    const { capacities } = await call(owner, 'GET', '/api/portal/session');
    const firm = capacities.find((one) => one.partyName === '信阳市申码餐饮管理有限公司');
    await call(owner, 'PUT', '/api/portal/session/capacity', { body: { capacityId: firm.id } });
    await owner.goto('/my');
    await owner.getByRole('link', { name: /我的印章/ }).first().click();
    await owner.getByLabel('合同专用章').check();
    await owner.getByLabel('缘由').fill('与供应商签订电子合同');
    assert.equal(await tooWide(owner), null);
    await accessible(owner);
    await picture(owner, 'seal-application');
    await owner.getByRole('button', { name: '提交申请' }).click();
    await owner.getByText('等待印章管理机构审批').waitFor();
    number = owner.url().split('/').pop();
    address = `/my/seals/${number}`;
    assert.match(number, /^411502\d{8}$/);
  });
  await step('an official approves it, has it made and files it', async () => {
    const officer = await as('ha.seal');
    await officer.goto('/work/');
    await officer.getByRole('link', { name: '印章管理' }).first().click();
    await officer.getByRole('heading', { name: '印章管理', level: 1 }).waitFor();
    await officer.getByRole('link', { name: '信阳市申码餐饮管理有限公司合同专用章' }).first().click();
    for (const act of ['批准', '制作', '备案']) {
      await officer.getByRole('button', { name: act, exact: true }).click();
      await officer.getByRole('dialog').getByRole('button', { name: act, exact: true }).click();
      await officer.getByText(`已办理：${act}`).waitFor();
    }
    await officer.getByRole('img', { name: /印模：信阳市申码餐饮管理有限公司合同专用章/ }).waitFor();
    await officer.getByText('待启用').first().waitFor();
    await accessible(officer);
    await picture(officer, 'seal-made');
  });
  await step('the enterprise sees its seal and enables it', async () => {
    await go(owner, address);
    await owner.reload();
    await owner.getByRole('img', { name: /印模/ }).waitFor();
    await owner.getByRole('button', { name: '启用' }).click();
    await accessible(owner);
    await owner.getByRole('dialog').getByRole('button', { name: '启用' }).click();
    await owner.getByText('可以盖章。').waitFor();
  });
  await step('it seals a document of another program', async () => {
    await owner.locator('#seal-file').setInputFiles({ name: '供货合同.ofd', mimeType: 'application/ofd', buffer: ofd('供货合同') });
    await owner.getByText('已盖章：供货合同（已盖章）.ofd').waitFor();
    await owner.getByRole('link', { name: '供货合同（已盖章）.ofd' }).waitFor();
    assert.equal(await tooWide(owner), null);
    assert.deepEqual(await tooSmall(owner), []);
    await accessible(owner);
    await picture(owner, 'seal-in-use');
    const download = owner.waitForEvent('download');
    await owner.evaluate((href) => { const link = document.createElement('a'); link.href = href; link.download = ''; document.body.append(link); link.click(); }, await owner.getByRole('link', { name: '供货合同（已盖章）.ofd' }).getAttribute('href'));
    sealed = readFileSync(await (await download).path());
  });
  await step('anybody verifies it; what was altered fails, what was added is outside the seal', async () => {
    const visitor = await open({ phone: true });
    await visitor.goto('/');
    await visitor.getByRole('link', { name: '印章验证' }).click();
    await visitor.locator('#verify-file').setInputFiles({ name: '供货合同.ofd', mimeType: 'application/ofd', buffer: sealed });
    await visitor.getByText('印章真实，文件没有改动，印章保护全部内容').waitFor();
    await visitor.getByRole('heading', { name: '信阳市申码餐饮管理有限公司合同专用章' }).waitFor();
    assert.equal(await tooWide(visitor), null);
    assert.deepEqual(await tooSmall(visitor), []);
    await accessible(visitor);
    await picture(visitor, 'seal-verified');
    const altered = Buffer.from(sealed);
    altered[Math.floor(altered.length / 2)] ^= 1;
    await visitor.locator('#verify-file').setInputFiles({ name: '改过的合同.ofd', mimeType: 'application/ofd', buffer: altered });
    await visitor.getByText(/验证没有通过|没有可以验证的印章/).waitFor();
    await visitor.locator('#verify-file').setInputFiles({ name: '没有盖章.ofd', mimeType: 'application/ofd', buffer: ofd('没有盖章') });
    await visitor.getByText('文件没有盖章').waitFor();
  });
  await step('a suspended seal seals nothing', async () => {
    await owner.getByRole('button', { name: '停用' }).click();
    await owner.getByLabel('缘由').fill('保管人变动');
    await owner.getByRole('dialog').getByRole('button', { name: '停用' }).click();
    await owner.getByText('停用期间不能盖章').waitFor();
    assert.equal(await owner.locator('#seal-file').count(), 0);
  });
  await step('the keeper of an organ applies for its seal and cannot approve it', async () => {
    const keeper = await as('sh.seal');
    await keeper.goto('/work/seals');
    await keeper.getByRole('button', { name: '申请印章' }).click();
    await keeper.getByLabel('行政审批专用章').check();
    await keeper.getByLabel('缘由').fill('办理行政审批业务');
    await accessible(keeper);
    await picture(keeper, 'organ-seal-application');
    await keeper.getByRole('button', { name: '提交申请' }).click();
    await keeper.getByText('待审批').first().waitFor();
    assert.equal(await keeper.getByRole('button', { name: '批准' }).count(), 0);
    const list = await call(keeper, 'GET', '/api/work/seals');
    assert.ok(list.items.length && list.items.every((seal) => seal.holderKind === 'ORGAN'), 'enterprises are out of a keeper\'s reach');
  });
}
