// Whoever holds number and query code sees how far the case is, without signing in – and nothing more than that.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { apply, call } from '../lib/cases.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'enquiry without signing in';

export default async function ({ page: open, step, picture }) {
  const own = await open();
  const page = await open({ phone: true });
  let receipt;
  await step('a receipt holds both, and a QR code that opens the enquiry', async () => {
    await citizen(own, '19900000010');
    receipt = await apply(own);
    await own.goto(`/my/cases/${receipt.number}/receipt`);
    await own.getByText(receipt.queryCode).waitFor();
    await own.locator('.qr svg, .qr canvas, .qr img').first().waitFor();
  });
  await step('nothing typed is told field by field', async () => {
    await page.goto('/enquiry');
    await page.getByRole('button', { name: '查询' }).tap();
    await page.getByRole('link', { name: /办件编号/ }).waitFor();
    await page.getByRole('link', { name: /查询码/ }).waitFor();
    await accessible(page);
  });
  await step('a wrong code and a wrong number answer alike', async () => {
    const words = [];
    for (const [number, code] of [[receipt.number, '2222222222'], [receipt.number.replace(/\d{4}$/, '9999'), receipt.queryCode]]) {
      await page.getByLabel('办件编号').fill(number);
      await page.getByLabel('查询码').fill(code);
      await page.getByRole('button', { name: '查询' }).tap();
      words.push(await page.getByText(/没有查到/).first().innerText());
    }
    assert.equal(words[0], words[1]);
    await accessible(page);
  });
  await step('the right pair shows state, clock and progress, with the name masked', async () => {
    await page.getByLabel('办件编号').fill(` ${receipt.number} `);
    await page.getByLabel('查询码').fill(receipt.queryCode.toLowerCase());
    await page.getByRole('button', { name: '查询' }).tap();
    await page.getByRole('heading', { name: '办理进度' }).waitFor();
    await page.getByRole('heading', { name: '办理时限' }).waitFor();
    const text = await page.locator('main').innerText();
    assert.doesNotMatch(text, /孙丽|19900000007|91411502X90001006B/);
    assert.match(text, /孙\*|\*丽/);
    await accessible(page);
    await picture(page, 'enquiry');
  });
  await step('what it answers holds no personal data', async () => {
    const answer = await call(page, 'GET', `/api/public/cases/enquiry?number=${receipt.number}&queryCode=${receipt.queryCode}`);
    assert.doesNotMatch(JSON.stringify(answer), /孙丽|1990000|91411502X90001006B|东方红|新华西路/);
  });
}
