// The decision of a case becomes a sealed certificate: the holder finds it, looks at it, keeps the file, anybody verifies it; officials suspend and return it.
import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { accessible } from '../lib/axe.mjs';
import { apply, call } from '../lib/cases.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'a certificate';

export default async function ({ url, page: open, as, step, picture }) {
  const holder = await open();
  let number;
  let certificate;
  const handle = async (account, command, body = {}) => {
    const official = await as(account);
    const { version } = await call(official, 'GET', `/api/work/cases/${number}`);
    await call(official, 'POST', `/api/work/cases/${number}/commands/${command}`, { body, version });
  };
  await step('a case is granted and its result made', async () => {
    await citizen(holder, '19900000008');
    ({ number } = await apply(holder));
    await handle('sh.clerk', 'accept', { opinion: '材料齐全' });
    await handle('sh.examiner', 'pass', { opinion: '符合条件' });
    await handle('sh.reviewer', 'pass', { opinion: '同意' });
    await handle('sh.approver', 'grant', { opinion: '准予' });
    await handle('sh.clerk', 'issue-result');
  });
  await step('the holder finds the certificate from the case and from 我的证照', async () => {
    await holder.goto(`/my/cases/${number}`);
    await holder.getByRole('heading', { name: '签发的电子证照' }).waitFor();
    await holder.goto('/my');
    await holder.getByRole('link', { name: /^我的证照/ }).click();
    await holder.getByRole('heading', { name: '我的证照', level: 1 }).waitFor();
    [certificate] = await call(holder, 'GET', `/api/portal/certificates?case=${number}`);
    await holder.getByText(certificate.number).first().waitFor();
    await accessible(holder);
    await picture(holder, 'certificates');
    await holder.goto(`/my/certificates/${certificate.id}`);
    const face = holder.locator('a.face img');
    await face.waitFor();
    await holder.waitForFunction(() => document.querySelector('a.face img')?.naturalWidth > 0);
    await holder.getByText('照面信息').waitFor();
    await accessible(holder);
    await picture(holder, 'certificate');
  });
  await step('the file is the one recorded, and anybody verifies it', async () => {
    const page = await call(holder, 'GET', `/api/portal/certificates/${certificate.id}`);
    const file = await (await holder.context().request.get(`${url}/api/portal/certificates/${certificate.id}/file`)).body();
    assert.equal(createHash('sha256').update(file).digest('hex'), page.digest);
    const verdict = await verify(url, file);
    assert.equal(verdict.valid, true, JSON.stringify(verdict));
    const changed = Buffer.from(file);
    changed[changed.length >> 1] ^= 1;
    assert.notEqual((await verify(url, changed)).valid, true);
    const copy = await (await holder.context().request.get(`${url}/api/portal/certificates/${certificate.id}/rendition`)).body();
    assert.equal(copy.subarray(0, 5).toString(), '%PDF-');
  });
  await step('on a phone and in English', async () => {
    const phone = await open({ phone: true });
    await citizen(phone, '19900000008', `/my/certificates/${certificate.id}`);
    await phone.getByRole('heading', { name: '食品经营许可证' }).waitFor();
    await phone.waitForFunction(() => document.querySelector('a.face img')?.naturalWidth > 0);
    assert.ok(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'no overflow');
    await accessible(phone);
    await picture(phone, 'certificate-phone');
  });
  await step('the approver suspends it with a reason of the law and returns it; the holder is told', async () => {
    const approver = await as('sh.approver');
    await approver.goto('/work/');
    await approver.getByRole('link', { name: '证照管理' }).first().click();
    await approver.getByRole('heading', { name: '证照管理', level: 1 }).waitFor();
    await approver.goto(`/work/certificates?q=${certificate.number}`);
    await accessible(approver);
    await picture(approver, 'certificate-register');
    await approver.getByRole('cell', { name: new RegExp(certificate.number) }).getByRole('link').click();
    await approver.getByRole('button', { name: '暂扣', exact: true }).click();
    await approver.locator('#cc-reason').selectOption({ index: 1 });
    await approver.locator('#cc-note').fill('浉市监罚〔2026〕1号');
    await accessible(approver);
    await picture(approver, 'certificate-suspend');
    await approver.getByRole('dialog').getByRole('button', { name: '暂扣' }).click();
    await approver.getByText('浉市监罚〔2026〕1号').waitFor();
    await picture(approver, 'certificate-suspended');
    await holder.goto(`/my/certificates/${certificate.id}`);
    await holder.getByText('暂扣期间不得使用').waitFor();
    await approver.getByRole('button', { name: '发还', exact: true }).click();
    await approver.locator('#cc-reason').selectOption({ index: 1 });
    await approver.getByRole('dialog').getByRole('button', { name: '发还' }).click();
    await approver.getByRole('button', { name: '暂扣', exact: true }).waitFor();
    await holder.goto('/my/messages');
    await holder.getByText('证照被暂扣：食品经营许可证').first().waitFor();
    await holder.getByText('证照已发还：食品经营许可证').first().waitFor();
  });
}

async function verify(url, file) {
  const form = new FormData();
  form.append('file', new Blob([file], { type: 'application/ofd' }), 'certificate.ofd');
  const answer = await fetch(`${url}/api/public/seal-verifications`, { method: 'POST', headers: { Origin: url, 'Idempotency-Key': crypto.randomUUID() }, body: form });
  assert.equal(answer.status, 200);
  return answer.json();
}
