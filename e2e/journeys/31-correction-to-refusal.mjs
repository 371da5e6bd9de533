// The hard way: one correction, a special procedure that stops the clock, an extension, and a refusal with its remedies.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { answer, fill, submit } from '../lib/apply.mjs';
import { act, openCase } from '../lib/desk.mjs';
import { PDF } from '../lib/pdf.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'a case the hard way';

export default async function ({ page: open, as, step, picture }) {
  const page = await open();
  let number;
  const own = async (sub = '') => { await page.goto(`/my/cases/${number}${sub}`); await page.locator('main h1').first().waitFor(); };

  await step('the citizen applies', async () => {
    await citizen(page, '19900000001');
    await answer(page, 'food-business-licence', ['catering', 'hot', 'false']);
    await fill(page, { 统一社会信用代码: '91350100M000100Y43' });
    ({ number } = await submit(page, '张伟'));
  });
  await step('the clerk tells everything missing at once', async () => {
    const clerk = await as('sh.clerk');
    await openCase(clerk, number);
    await act(clerk, '补正告知', { items: async (desk) => {
      await desk.locator('main').getByRole('checkbox', { name: '经营场所地址' }).check();
      await desk.locator('main .materials').getByRole('checkbox').first().check();
      const reasons = desk.locator('#act-items textarea');
      await reasons.nth(0).fill('请写到门牌号。');
      await reasons.nth(1).fill('照片不清楚，请重新拍照上传。');
      await picture(desk, 'correction-notice');
    } });
    await clerk.getByText('待补正').first().waitFor();
  });
  await step('the citizen corrects just that', async () => {
    await own();
    await accessible(page);
    await picture(page, 'my-case-correction');
    await page.getByRole('link', { name: /补正/ }).first().click();
    await page.waitForURL('**/correction');
    await page.getByText('请写到门牌号。').waitFor();
    await accessible(page);
    await picture(page, 'correction');
    await page.getByLabel('经营场所地址').fill('信阳市浉河区申碑路 8 号 1 层');
    const uploaded = page.waitForResponse((response) => /\/files$/.test(new URL(response.url()).pathname));
    await page.locator('main input[type=file]:not([capture])').first().setInputFiles({ name: '营业执照.pdf', mimeType: 'application/pdf', buffer: PDF });
    assert.equal((await uploaded).ok(), true);
    await page.getByRole('button', { name: /提交补正/ }).click();
    await page.waitForURL(`**/my/cases/${number}`);
  });
  await step('accepted; the examiner starts a survey and the clock stops', async () => {
    const clerk = await as('sh.clerk');
    await openCase(clerk, number);
    await act(clerk, '受理');
    const examiner = await as('sh.examiner');
    await openCase(examiner, number);
    await act(examiner, '启动特别程序', { special: (desk) => desk.locator('#act-special').getByRole('radio').first().check({ force: true }), reason: '需要到现场核查。' });
    await examiner.getByText('特别程序').first().waitFor();
    await own();
    await page.getByText(/现场核查/).first().waitFor();
    await picture(page, 'my-case-special');
  });
  await step('the survey ends and the clock runs on', async () => {
    const examiner = await as('sh.examiner');
    await openCase(examiner, number);
    await act(examiner, '结束特别程序', { opinion: '现场核查完毕。' });
  });
  await step('the examiner asks for more time, the head of the organ agrees', async () => {
    const examiner = await as('sh.examiner');
    await openCase(examiner, number);
    await act(examiner, '申请延期', { reason: '现场需要整改复查。', days: 5 });
    const head = await as('sh.head');
    await openCase(head, number);
    await act(head, '批准延期', { opinion: '同意延期。' });
    await own();
    await page.getByText(/延/).first().waitFor();
    await picture(page, 'my-case-extended');
  });
  await step('refused with reasons and remedies', async () => {
    for (const [account, label, fields] of [['sh.examiner', '通过', { opinion: '现场不符合要求，建议不予许可。' }], ['sh.reviewer', '通过', { opinion: '同意承办意见。' }],
      ['sh.approver', '不予', { reason: '冷食未设专用操作区，经整改仍不符合食品经营许可审查通则的要求。' }]]) {
      const official = await as(account);
      await openCase(official, number);
      await act(official, label, fields);
    }
    await own();
    await page.getByText('冷食未设专用操作区').first().waitFor();
    await page.getByText(/行政复议/).first().waitFor();
    await page.getByText(/行政诉讼/).first().waitFor();
    await accessible(page);
    await picture(page, 'my-case-refused');
  });
  await step('each statutory document is there', async () => {
    const names = await page.locator('a[href*="/documents/"]').allInnerTexts();
    for (const word of ['补正', '受理通知书', '特别程序', '延', '不予']) assert.ok(names.some((one) => one.includes(word)), `${word} among ${names}`);
  });
}
