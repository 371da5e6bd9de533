// An official adds a passkey, signs in with it instead of a one-time code, and removes it; answers that are not theirs, not new or not for this challenge open nothing.
import { accessible } from '../lib/axe.mjs';
import { authenticator } from '../lib/authenticator.mjs';
import { official, password, withPassword } from '../lib/sign-in.mjs';

export const name = 'passkey';
const ACCOUNT = 'sh.ecology';
const PAGE = '/identity/official/passkeys';

export default async function ({ page: open, step, picture }) {
  const page = await open();
  const keys = await authenticator(page);
  await step('the official adds a passkey, after the password once more', async () => {
    await official(page, ACCOUNT);
    await page.goto('/work/sessions');
    await page.getByRole('link', { name: '通行密钥和密码' }).click();
    await page.getByText('还没有添加通行密钥').waitFor();
    await page.locator('#password').fill('Not-the-password-1');
    await page.getByRole('button', { name: '继续' }).click();
    await page.getByRole('alert').filter({ hasText: '密码不正确' }).waitFor();
    await page.locator('#password').fill(password);
    await page.getByRole('button', { name: '继续' }).click();
    await page.getByRole('button', { name: '添加通行密钥' }).click();
    await page.getByText('Chrome · Linux').waitFor();
    await accessible(page);
    await picture(page, 'passkeys');
  });
  await step('the passkey is bound to this host and kept by the authenticator', async () => {
    const [credential, ...more] = await keys.credentials();
    if (more.length || credential.rpId !== 'localhost' || !credential.isResidentCredential) throw new Error(JSON.stringify({ ...credential, privateKey: '…' }));
  });
  await step('signs out and in again with it', async () => {
    await signOut(page);
    await untilSecondFactor(page);
    await accessible(page);
    await picture(page, 'second-factor');
    await page.getByRole('button', { name: '使用通行密钥' }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/work') && !url.pathname.includes('callback'));
    const session = await page.evaluate(() => fetch('/api/work/session').then((answer) => answer.json()));
    if (!session.signedIn || session.account !== ACCOUNT) throw new Error(JSON.stringify(session));
  });
  const [mine] = await keys.credentials();
  await step('an answer counts once, and for one challenge', async () => {
    await signOut(page);
    await untilSecondFactor(page);
    const statuses = await page.evaluate(answerPasskey, { times: 2 });
    if (statuses.join() !== '200,401') throw new Error(`answered ${statuses}`);
    await signOut(page);
    await untilSecondFactor(page);
    const [other] = await page.evaluate(answerPasskey, { challenge: 'another' });
    if (other !== 422) throw new Error(`an answer to another challenge: ${other}`);
    const garbage = await page.evaluate(answerGarbage);
    if (garbage.some((status) => status !== 422)) throw new Error(`garbage: ${garbage}`);
  });
  await step('a copy of the key whose counter stands still is refused', async () => {
    await keys.clear();
    await keys.add({ ...mine, signCount: 1 });
    await refused(page);
  });
  await step("another account's passkey is refused", async () => {
    await keys.clear();
    const stranger = await open();
    const theirs = await authenticator(stranger);
    await official(stranger, 'sh.construction');
    await stranger.goto(PAGE);
    await stranger.locator('#password').fill(password);
    await stranger.getByRole('button', { name: '继续' }).click();
    await stranger.getByRole('button', { name: '添加通行密钥' }).click();
    await stranger.getByText('Chrome · Linux').waitFor();
    const [foreign] = await theirs.credentials();
    // Under the name of the passkey that is asked for, signed with the stranger's key; and under its own name.
    await keys.add({ ...foreign, credentialId: mine.credentialId, userHandle: mine.userHandle, signCount: 1000 });
    await refused(page);
    const [status] = await page.evaluate(answerPasskey, { id: foreign.credentialId.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') });
    if (status !== 422) throw new Error(`answered ${status}`);
    await stranger.getByRole('button', { name: /^移除/ }).click();
    await stranger.getByText('还没有添加通行密钥').waitFor();
    await keys.clear();
  });
  await step('removes it; the one-time code remains', async () => {
    await keys.add({ ...mine, signCount: 2000 });
    await page.reload();
    await page.getByRole('button', { name: '使用通行密钥' }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/work') && !url.pathname.includes('callback'));
    await page.goto(PAGE);
    await page.locator('#password').fill(password);
    await page.getByRole('button', { name: '继续' }).click();
    await page.getByRole('button', { name: /^移除/ }).click();
    await page.getByText('还没有添加通行密钥').waitFor();
    await signOut(page);
    await untilSecondFactor(page);
    await page.locator('input[name=code]').waitFor();
    if (await page.getByRole('button', { name: '使用通行密钥' }).count()) throw new Error('the passkey is still offered');
  });
}

async function signOut(page) {
  await page.goto('/identity/sign-out');
  await page.locator('main form button').click();
  await page.waitForURL('**/identity/signed-out');
}

async function untilSecondFactor(page) {
  await withPassword(page, ACCOUNT);
  await page.waitForURL('**/identity/official/second-factor');
}

async function refused(page) {
  await page.reload();
  await page.getByRole('button', { name: '使用通行密钥' }).click();
  await page.locator('#passkey-problem').waitFor();
  if (!page.url().endsWith('/identity/official/second-factor')) throw new Error(page.url());
}

/* In the page: what the page's own script does, step by step. */

/** With `challenge`, to another than the one asked; with `id`, as if another passkey had signed; `times` over. Answers the statuses. */
const answerPasskey = async ({ challenge, id, times = 1 }) => {
  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  const options = await fetch('/identity/official/passkey/options', { method: 'POST' }).then((answer) => answer.json());
  options.challenge = challenge ? crypto.getRandomValues(new Uint8Array(32)) : bytes(options.challenge);
  for (const one of options.allowCredentials) one.id = bytes(one.id);
  const answer = (await navigator.credentials.get({ publicKey: options })).toJSON();
  const body = JSON.stringify(id ? { ...answer, id, rawId: id } : answer);
  const statuses = [];
  for (let i = 0; i < times; i++) statuses.push((await fetch('/identity/official/passkey/answer', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).status);
  return statuses;
};

const answerGarbage = async () => {
  const statuses = [];
  for (const body of ['{}', '{"id":"AA","rawId":"AA","type":"public-key","response":{}}']) {
    await fetch('/identity/official/passkey/options', { method: 'POST' });
    statuses.push((await fetch('/identity/official/passkey/answer', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body })).status);
  }
  return statuses;
};
