// 密钥与证书: anybody gets the root and a time stamp; the security administrator replaces and revokes the key that stamped, and nobody else can.
import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { accessible } from '../lib/axe.mjs';
import { call } from '../lib/cases.mjs';

export const name = 'signing keys';

/** TimeStampReq over an SM3 digest, the certificate asked for. */
const request = (digest) => Buffer.concat([Buffer.from('3036020101302e300a06082a811ccf550183110420', 'hex'), digest, Buffer.from('0101ff', 'hex')]);

/** TimeStampResp whose status is 0. */
const GRANTED = /^0\x82..0.\x02\x01\x00/s;

export default async function ({ url, as, step, picture }) {
  const stamp = async () => {
    const answer = await fetch(`${url}/tsa`, { method: 'POST', headers: { 'Content-Type': 'application/timestamp-query' }, body: request(createHash('sm3').update('许可决定书').digest()) });
    assert.equal(answer.headers.get('content-type'), 'application/timestamp-reply');
    return Buffer.from(await answer.arrayBuffer()).toString('latin1');
  };
  await step('a visitor gets the root and a time stamp over an SM3 digest', async () => {
    const root = await fetch(`${url}/ca/root.cer`);
    assert.equal(root.headers.get('content-type'), 'application/pkix-cert');
    assert.match(await stamp(), GRANTED, 'granted');
  });
  const security = await as('ha.security');
  const rows = async (state) => (await call(security, 'GET', `/api/admin/signing-keys?purpose=TIMESTAMP&state=${state}`)).items;
  await step('the security administrator sees keys and replaces one', async () => {
    await security.goto('/work/');
    await security.getByRole('link', { name: '密钥与证书' }).first().click();
    await security.getByRole('heading', { name: '密钥与证书', level: 1 }).waitFor();
    await security.getByRole('cell', { name: /洛书演示根证书/ }).first().waitFor();
    await accessible(security);
    await picture(security, 'signing-keys');
    const [before] = await rows('IN_USE');
    await security.goto('/work/signing-keys?purpose=TIMESTAMP&state=IN_USE');
    await security.getByRole('button', { name: /操作/ }).click();
    await security.getByRole('button', { name: '更换密钥' }).click();
    await security.getByRole('dialog').getByRole('button', { name: '更换密钥' }).click();
    await security.getByText('已更换，新密钥').waitFor();
    const [after] = await rows('IN_USE');
    assert.notEqual(after.id, before.id);
  });
  await step('revokes it with a reason; stamps go on with the next key', async () => {
    const [key] = await rows('IN_USE');
    await security.goto('/work/signing-keys?purpose=TIMESTAMP&state=IN_USE');
    await security.getByRole('cell', { name: new RegExp(key.id) }).first().waitFor();
    await security.getByRole('button', { name: /操作/ }).click();
    await security.getByRole('button', { name: '吊销', exact: true }).click();
    await security.locator('#rk-reason').selectOption({ label: '密钥泄露或介质遗失' });
    await security.locator('#rk-note').fill('演练：介质遗失');
    await accessible(security);
    await picture(security, 'signing-key-revoke');
    await security.getByRole('dialog').getByRole('button', { name: '吊销' }).click();
    await security.getByText('没有找到密钥').waitFor();
    await security.goto('/work/signing-keys?purpose=TIMESTAMP&state=REVOKED');
    await security.getByRole('cell', { name: /介质遗失/ }).first().waitFor();
    assert.match(await stamp(), GRANTED, 'granted');
    assert.notEqual((await rows('IN_USE'))[0].id, key.id);
    const list = Buffer.from(await (await fetch(`${url}/ca/crl`)).arrayBuffer()).toString('hex');
    assert.ok(list.includes(key.serial), 'on the revocation list');
  });
  await step('nobody else is shown keys, and the audit names who revoked', async () => {
    const system = await as('ha.system');
    await system.goto('/work/');
    assert.equal(await system.getByRole('link', { name: '密钥与证书' }).count(), 0);
    assert.equal(await system.evaluate(() => fetch('/api/admin/signing-keys').then((answer) => answer.status)), 403);
    const audit = await as('ha.audit');
    await audit.goto('/work/audit?action=key.revoke');
    await audit.getByRole('cell', { name: '吊销密钥' }).first().waitFor();
  });
}
