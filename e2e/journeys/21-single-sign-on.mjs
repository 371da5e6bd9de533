// Another system signs people on through Luoshu: registered by an administrator, agreed to once by the citizen, told when the citizen leaves.
import { accessible } from '../lib/axe.mjs';
import { freePort } from '../lib/server.mjs';
import { citizen, password } from '../lib/sign-in.mjs';
import { startSample } from '../sso/sample.mjs';

export const name = 'single sign-on';
const MOBILE = '19900000009';

export default async function ({ page: open, as, step, picture, url }) {
  const port = await freePort();
  const own = `http://127.0.0.1:${port}`;
  const clientId = `sample-${port}`;
  let sample;
  const secret = await step('the system administrator registers the system with exact addresses', async () => {
    const admin = await as('ha.system');
    await admin.goto('/work/clients');
    await admin.getByRole('button', { name: '登记系统' }).first().click();
    const dialog = admin.getByRole('dialog');
    await dialog.locator('#c-name').fill('便民服务示例系统');
    await dialog.locator('#c-id').fill(clientId);
    await dialog.getByLabel('保持登录').check({ force: true });
    await dialog.locator('#c-redirectUris').fill('http://sample.example/callback');
    await dialog.locator('#c-postLogoutUris').fill(`${own}/signed-out`);
    await dialog.locator('#c-scopes').fill('openid profile phone');
    await dialog.locator('#c-back').fill(`${own}/backchannel`);
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('地址须为完整的 https 地址').first().waitFor();
    await dialog.locator('#c-redirectUris').fill(`${own}/callback`);
    await dialog.getByRole('button', { name: '保存' }).click();
    const notice = admin.getByText('只显示这一次').locator('xpath=ancestor::*[.//p[contains(@class,"mono")]][1]');
    return (await notice.locator('p.mono').first().innerText()).trim();
  });
  try {
    sample = await startSample({ issuer: url, clientId, secret, port });
    await walk({ open, as, step, picture, url, sample, own });
  } finally {
    await sample?.stop();
  }
}

async function walk({ open, as, step, picture, url, sample, own }) {
  const page = await open();
  const visited = [];
  page.on('framenavigated', (frame) => visited.push(new URL(frame.url()).pathname));
  await step('a citizen who is signed in on the portal agrees once and needs no password', async () => {
    await citizen(page, MOBILE);
    visited.length = 0;
    await page.goto(`${own}/`);
    await page.getByRole('link', { name: '用洛书登录' }).click();
    await page.waitForURL('**/identity/consent?**');
    for (const words of ['便民服务示例系统', '姓名', '手机号码']) await page.getByText(words).first().waitFor();
    await accessible(page);
    await picture(page, 'consent');
    await page.getByRole('button', { name: '同意', exact: true }).click();
    await page.getByText('您好，').waitFor();
    if (visited.some((path) => path.startsWith('/identity/sign-in'))) throw new Error(`asked to sign in: ${visited}`);
  });
  const name = await page.getByRole('heading').innerText();
  await step('userinfo says what was agreed to, and no more', async () => {
    const { person, claims } = sample.only();
    if (name !== `您好，${person.name}` || person.phone_number !== `+86${MOBILE}` || person.sub !== claims.sub || !claims.sid || !claims.auth_time) throw new Error(JSON.stringify(person));
    const more = Object.keys(person).filter((key) => !['sub', 'name', 'locale', 'phone_number', 'phone_number_verified'].includes(key));
    if (more.length) throw new Error(`also: ${more}`);
  });
  await step('the second sign-on shows no page at all', async () => {
    await page.goto(`${own}/forget`);
    visited.length = 0;
    await page.getByRole('link', { name: '用洛书登录' }).click();
    await page.getByText(name).waitFor();
    if (visited.some((path) => path.startsWith('/identity'))) throw new Error(`showed ${visited}`);
  });
  await step('a citizen who declines is told so to the system, not signed on', async () => {
    const other = await open();
    await citizen(other, '19900000010');
    await other.goto(`${own}/login`);
    await other.getByRole('button', { name: '不同意' }).click();
    await other.getByText('access_denied').waitFor();
    if (await other.evaluate(() => document.cookie.includes('sample'))) throw new Error('signed on');
  });
  await step('an address that is not registered gets neither code nor browser', async () => {
    const other = await open();
    await other.goto(`${own}/login-elsewhere`);
    await other.getByText('登录请求不正确').waitFor();
    if (!other.url().startsWith(url)) throw new Error(other.url());
  });
  await step('a refresh token works once; its second use ends the family', async () => {
    const first = sample.only().tokens;
    const second = await sample.refresh(first.refresh_token);
    if (second.refresh_token === first.refresh_token) throw new Error('not rotated');
    await sample.userInfo(second.access_token, sample.only().claims.sub);
    await refused(() => sample.refresh(first.refresh_token), 'invalid_grant');
    await refused(() => sample.refresh(second.refresh_token), 'invalid_grant');
    if (await sample.userInfo(second.access_token, sample.only().claims.sub).then(() => true, () => false)) throw new Error('the access token of the ended family still works');
  });
  await step('consent withdrawn ends the tokens, and the next sign-on asks again', async () => {
    await page.goto(`${own}/forget`);
    await page.goto(`${own}/login`);
    await page.getByText(name).waitFor();
    const { tokens, claims } = sample.only();
    await sample.userInfo(tokens.access_token, claims.sub);
    await page.goto('/my/account');
    await page.getByRole('link', { name: '授权过的系统' }).click();
    await accessible(page);
    await picture(page, 'consents');
    await page.locator('li').filter({ hasText: '便民服务示例系统' }).first().getByRole('button').click();
    await page.waitForURL('**/identity/consents');
    await refused(() => sample.refresh(tokens.refresh_token), 'invalid_grant');
    if (await sample.userInfo(tokens.access_token, claims.sub).then(() => true, () => false)) throw new Error('the access token outlived the consent');
    await page.goto(`${own}/forget`);
    await page.goto(`${own}/login`);
    await page.getByRole('button', { name: '同意', exact: true }).click();
    await page.getByText(name).waitFor();
  });
  await step('after a change of keys old tokens verify and new ones name the new key', async () => {
    await page.goto(`${own}/forget`);
    await page.goto(`${own}/login`);
    await page.getByText(name).waitFor();
    const before = sample.only();
    const security = await as('ha.security');
    const { keys } = await security.evaluate(() => fetch('/api/admin/keys/rotate', { method: 'POST', headers: { 'Idempotency-Key': crypto.randomUUID() } }).then((answer) => answer.json()));
    await page.goto(`${own}/forget`);
    await page.goto(`${own}/login`);
    await page.getByText(name).waitFor();
    const after = sample.only();
    const kid = async (token, typ) => (await sample.verify(token, typ)).protectedHeader.kid;
    if (keys.includes(await kid(before.tokens.id_token))) throw new Error('the old token names a new key');
    if (!keys.includes(await kid(after.tokens.id_token))) throw new Error('the new token names an old key');
    await sample.userInfo(before.tokens.access_token, before.claims.sub);
  });
  await step('leaving the portal ends the session at the other system', async () => {
    const { claims: { sid }, tokens } = sample.only();
    await page.goto('/my');
    await page.getByRole('button', { name: '退出', exact: true }).click();
    await page.waitForURL('**/identity/signed-out');
    const left = Date.now();
    while (!sample.events.some((event) => event.what === 'told-to-end' && event.sid === sid)) {
      if (Date.now() - left > 5_000) throw new Error(`not told: ${JSON.stringify(sample.events.slice(-3))}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const told = sample.events.find((event) => event.what === 'told-to-end' && event.sid === sid).at;
    console.log(`      told ${Math.max(0, told - left)} ms after the page said goodbye`);
    await page.goto(`${own}/`);
    await page.getByRole('heading', { name: '未登录' }).waitFor();
    await refused(() => sample.refresh(tokens.refresh_token), 'invalid_grant');
  });
  await step('a forged logout token ends nothing', async () => {
    const answer = await fetch(`${own}/backchannel`, { method: 'POST', body: new URLSearchParams({ logout_token: 'eyJhbGciOiJub25lIiwidHlwIjoibG9nb3V0K2p3dCJ9.e30.' }) });
    if (answer.status !== 400) throw new Error(String(answer.status));
  });
  await step('the system signs its person out everywhere and gets the browser back', async () => {
    await page.goto(`${own}/login`);
    await page.getByRole('link', { name: '用密码登录' }).click();
    await page.locator('input[name=mobile]').fill(MOBILE);
    await page.locator('input[type=password]').fill(password);
    await page.locator('form:has(input[type=password]) button').click();
    await page.getByText(name).waitFor();
    await page.goto('/portal/sign-in?return=/my');
    await page.waitForURL('**/my');
    await page.goto(`${own}/`);
    await page.getByRole('link', { name: '退出' }).click();
    await page.getByRole('heading', { name: '已退出' }).waitFor();
    if (page.url() !== `${own}/signed-out?state=bye`) throw new Error(page.url());
    await page.goto('/');
    const session = await page.evaluate(() => fetch('/api/portal/session').then((answer) => answer.json()));
    if (session.signedIn) throw new Error('the portal is still signed in');
  });
}

async function refused(work, code) {
  const answer = await work().then(() => 'accepted', (failure) => failure.error ?? failure.code ?? String(failure));
  if (answer !== code) throw new Error(`answered ${answer}`);
}
