// The applicant's receipt proves to a stranger, in the stranger's own browser, that an act stands in the evidence log; a changed receipt does not.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { apply, call } from '../lib/cases.mjs';
import { until } from '../lib/pages.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'evidence anybody can check';

export default async function ({ page: open, step, picture }) {
  const own = await open();
  const stranger = await open({ phone: true });
  let proof;
  await step('the act of applying has a receipt within seconds', async () => {
    await citizen(own, '19900000010');
    const { number } = await apply(own);
    proof = await until('the receipt', async () => (await call(own, 'GET', `/api/portal/cases/${number}/receipts`)).find((receipt) => receipt.kind === 'case-submitted')?.proof, 15);
    await own.goto(`/my/cases/${number}`);
    await own.getByRole('heading', { name: '存证回执' }).waitFor();
    await accessible(own);
    await own.getByRole('link', { name: '核验 提交申请' }).click();
    await own.getByText('属实：这项行为在存证链上，没有被改动').waitFor();
    await accessible(own);
    await picture(own, 'evidence');
  });
  await step('a stranger follows the proof without signing in, and nothing is sent', async () => {
    await stranger.goto('/evidence');
    const sent = [];
    await stranger.getByLabel('或者粘贴回执内容').waitFor();
    stranger.on('request', (request) => sent.push(request.method() + ' ' + request.url()));
    await stranger.getByLabel('或者粘贴回执内容').fill(proof);
    await stranger.getByText('属实：这项行为在存证链上，没有被改动').waitFor();
    assert.equal(await stranger.getByText('相符', { exact: true }).count(), 4);
    assert.deepEqual(sent, []);
    await accessible(stranger);
    await picture(stranger, 'evidence-phone');
  });
  await step('a changed receipt is told apart from something else', async () => {
    const line = proof.split('\n')[1];
    const words = Buffer.from(line.slice(6), 'base64').toString().replace('"region":"41', '"region":"42');
    await stranger.getByLabel('或者粘贴回执内容').fill(proof.replace(line, `extra ${Buffer.from(words).toString('base64')}`));
    await stranger.getByText('不符：不能相信这份回执').waitFor();
    await accessible(stranger);
    await stranger.getByLabel('或者粘贴回执内容').fill('hello');
    await stranger.getByText('这不是存证回执').waitFor();
    await accessible(stranger);
  });
}
