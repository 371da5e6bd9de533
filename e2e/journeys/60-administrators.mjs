// 三员分立: who makes accounts grants nothing, who grants makes none, who reads the audit sees both; and how a new official begins.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { call } from '../lib/cases.mjs';
import { oneTimePassword, secondFactor, withPassword } from '../lib/sign-in.mjs';

export const name = 'three administrators';
const login = `e2e-${Date.now().toString(36)}`;
const FIRST = 'Deng-Ji-Yuan-2026';
const OWN = 'Lin-Xia-Qing-2026';

export default async function ({ page: open, as, step, picture }) {
  const system = await as('ha.system');
  const security = await as('ha.security');
  let initial;
  let id;
  await step('the system administrator makes an account; its password is shown once', async () => {
    await system.goto('/work/accounts');
    await system.getByRole('button', { name: '新建账号' }).click();
    await system.locator('#na-name').fill('邓霁远');
    await system.locator('#na-account').fill('ha.audit');
    await system.getByRole('button', { name: '建立' }).click();
    await system.getByText('已有同名账号').waitFor();
    await system.locator('#na-account').fill(login);
    await system.getByRole('button', { name: '建立' }).click();
    initial = (await system.locator('p.secret').innerText()).trim();
    await accessible(system);
    await system.getByRole('button', { name: '已记下' }).click();
    ({ id } = (await call(system, 'GET', `/api/admin/accounts?q=${login}`)).items[0]);
  });
  const market = (await call(system, 'GET', `/api/admin/organs?q=${encodeURIComponent('浉河区市场监督管理局')}`)).items[0].code;
  const grantAt = async (organ, post, role) => {
    await security.getByRole('button', { name: '授权', exact: true }).click();
    await security.locator('#gr-words').fill(organ);
    await security.getByRole('button', { name: '查机构' }).click();
    await choose(security, '#gr-post', post);
    await choose(security, '#gr-role', role);
    await security.getByRole('dialog').getByRole('button', { name: '授权', exact: true }).click();
  };
  await step('the security administrator grants the role; the system administrator could not', async () => {
    await system.goto('/work/');
    assert.equal(await system.getByRole('link', { name: '授权', exact: true }).count(), 0);
    assert.equal(await system.evaluate((account) => fetch(`/api/admin/grants?account=${account}`).then((answer) => answer.status), id), 403);
    await security.goto(`/work/grants?q=${login}&account=${id}`);
    await grantAt(market, /综合窗口受理岗/, '综合窗口受理员');
    await security.getByRole('cell', { name: /综合窗口受理岗/ }).waitFor();
    await accessible(security);
    await picture(security, 'grants');
  });
  await step('a second administrator duty is refused, and why', async () => {
    const own = await call(security, 'GET', '/api/work/session');
    const auditor = (await call(system, 'GET', '/api/admin/accounts?q=ha.audit')).items.find((row) => row.account === 'ha.audit');
    await security.goto(`/work/grants?q=ha.audit&account=${auditor.id}`);
    await grantAt(own.post.organCode, /系统管理/, '系统管理员');
    await security.getByText('系统、安全、审计管理和业务角色不能在同一账号').waitFor();
    await picture(security, 'duties-conflict');
    await security.getByRole('button', { name: '取消' }).click();
  });
  const clerk = await open();
  let secret;
  await step('the new official sets a password, binds an authenticator, and is at the post', async () => {
    await withPassword(clerk, login, initial);
    await clerk.waitForURL('**/identity/official/password');
    await accessible(clerk);
    await change(clerk, 'short');
    await clerk.getByRole('alert').filter({ hasText: '密码太短' }).waitFor();
    await picture(clerk, 'first-password');
    await change(clerk, FIRST);
    await clerk.waitForURL('**/identity/official/enrol');
    await accessible(clerk);
    await picture(clerk, 'enrol');
    secret = (await clerk.locator('main code').innerText()).replace(/\s/g, '');
    await secondFactor(clerk, () => oneTimePassword(secret));
    await clerk.getByText('综合窗口受理岗').first().waitFor();
  });
  await step('changes the password, knowing the old one', async () => {
    const own = async (current, to) => {
      await clerk.locator('#current').fill(current);
      await clerk.locator('#password').fill(to);
      await clerk.locator('#again').fill(to);
      await clerk.getByRole('button', { name: '保存新密码' }).click();
    };
    await clerk.goto('/identity/official/passkeys');
    await clerk.getByRole('link', { name: '修改密码' }).click();
    await own('Not-the-old-one-1', OWN);
    await clerk.getByRole('alert').filter({ hasText: '密码不正确' }).waitFor();
    await own(FIRST, FIRST);
    await clerk.getByRole('alert').filter({ hasText: '最近用过' }).waitFor();
    await accessible(clerk);
    await own(FIRST, OWN);
    await clerk.getByRole('heading', { name: '密码已保存' }).waitFor();
    await clerk.getByRole('link', { name: '返回工作台' }).click();
    await clerk.waitForURL('**/work/sessions');
  });
  await step('sees the other session in the list and ends it within a second', async () => {
    const other = await open({ phone: true });
    await withPassword(other, login, OWN);
    await secondFactor(other, () => oneTimePassword(secret));
    await other.getByText('综合窗口受理岗').first().waitFor();
    await clerk.goto('/work/sessions');
    await clerk.getByRole('button', { name: /^下线/ }).click();
    await clerk.getByRole('dialog').getByRole('button', { name: '下线' }).click();
    await clerk.getByRole('dialog').waitFor({ state: 'hidden' });
    console.log(`      over after ${await over(other)} ms`);
  });
  await step('the security administrator ends everything of the account within a second', async () => {
    await call(security, 'POST', `/api/admin/accounts/${id}/end-sessions`);
    console.log(`      over after ${await over(clerk)} ms`);
  });
  await step('failures lock a name; one that does not exist looks the same', async () => {
    const answers = [];
    for (const account of [login, `${login}-x`]) {
      const page = await open();
      const texts = [];
      for (let i = 0; i < 6; i++) {
        await withPassword(page, account, i === 5 ? OWN : 'Wrong-password-1');
        texts.push(await page.getByRole('alert').innerText());
      }
      answers.push(texts);
    }
    assert.deepEqual(answers[0], answers[1]);
    assert.match(answers[0].at(-1), /暂时锁定/);
  });
  await step('the audit administrator sees who did what', async () => {
    const audit = await as('ha.audit');
    for (const [action, object] of [['account.create', `account:${id}`], ['session.revoke', `account:${id}`]]) {
      await audit.goto(`/work/audit?action=${action}&object=${object}`);
      await audit.getByRole('cell', { name: object }).first().waitFor();
    }
    await audit.goto('/work/audit?action=grant.give');
    await audit.getByRole('cell', { name: new RegExp(id) }).first().waitFor();
    await accessible(audit);
    await picture(audit, 'audit');
  });
}

async function choose(page, select, option) {
  const value = await page.locator(`${select} option`).filter({ hasText: option }).first().getAttribute('value');
  await page.locator(select).selectOption(value);
}

async function change(page, to) {
  await page.locator('#password').fill(to);
  await page.locator('#again').fill(to);
  await page.getByRole('button', { name: '继续' }).click();
}

/** Milliseconds until the session is over; more than a second is a failure. Asked with the page's cookies, beside the page: it may be leaving for the sign-in. */
async function over(page) {
  const session = new URL('/api/work/session', page.url()).href;
  const from = Date.now();
  while ((await (await page.request.get(session)).json()).signedIn) {
    if (Date.now() - from > 1_000) throw new Error('still signed in after a second');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return Date.now() - from;
}
