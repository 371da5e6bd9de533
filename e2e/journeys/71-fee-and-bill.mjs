// A granted case costs something: paid at the sandbox bank, which calls late and five times over; the bill is real, the result is issued after it. Another payment goes back,
// approved by a second person, and its bill is reversed. At the end of the day the books agree, and a planted difference is found and dealt with.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { apply, call } from '../lib/cases.mjs';
import { act, openCase } from '../lib/desk.mjs';
import { atRest, tooSmall, tooWide, until } from '../lib/pages.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'fee and bill';

/** 20 m² of pavement for five days at 0.30 yuan: 30 yuan. */
const ROAD = {
  slug: 'road-occupation', region: '411502000000',
  answers: { purpose: 'event', where: 'pavement', how_long: 'short', dig: false, by_agent: false },
  form: {
    siteManager: '张伟', siteMobile: '19900000001', purpose: 'event', where: 'pavement', road: '东方红大道', place: '东方红大道168号门前人行道', length: 10, width: 2, area: 20, freeWidth: 3,
    fromDate: '2026-12-01', toDate: '2026-12-05', tactilePaving: false, restore: true },
  delivery: { way: '6' },
};

export default async function ({ page: open, as, step, picture }) {
  const payer = await open();
  const stranger = await open({ phone: true });
  const urban = await as('sh.urban');
  const police = await as('sh.police');

  const seat = async (page, title) => {
    await page.goto('/work/');
    const session = await call(page, 'GET', '/api/work/session');
    const post = session.posts.find((one) => one.title === title);
    await call(page, 'PUT', '/api/work/session/post', { body: { postId: post.id } });
    await page.goto('/work/');
  };
  const command = async (page, number, name) => {
    const dossier = await call(page, 'GET', `/api/work/cases/${number}`);
    await call(page, 'POST', `/api/work/cases/${number}/commands/${name}`, { body: {}, version: dossier.version });
  };
  const granted = async (applicant = payer) => {
    const { number } = await apply(applicant, ROAD);
    for (const [page, title, name] of [[urban, '综合窗口受理岗', 'accept'], [urban, '承办岗', 'pass'], [police, '承办岗', 'pass'], [urban, '审批岗', 'grant']]) {
      await seat(page, title);
      await command(page, number, name);
    }
    return number;
  };
  const bank = async (change) => {
    const system = await as('ha.system');
    await system.goto('/work/');
    const { version, ...state } = await call(system, 'GET', '/api/admin/bank');
    await call(system, 'PUT', '/api/admin/bank', { body: { ...state, ...change }, version });
  };

  let number;
  await step('a permit is granted; its result waits for the fee', async () => {
    await citizen(payer, '19900000001');
    number = await granted();
    await seat(urban, '综合窗口受理岗');
    await openCase(urban, number);
    await urban.locator('#fees').getByText('待缴').waitFor();
    await urban.getByText('为什么没有其他操作').click();
    await urban.getByText('申请人还没有缴费').waitFor();
    await accessible(urban);
    await picture(urban, 'fee-desk');
  });
  await step('the system administrator makes the bank late and talkative', async () => {
    const system = await as('ha.system');
    await system.goto('/work/bank');
    await system.getByLabel('回调延迟（毫秒）').fill('2000');
    await system.getByLabel('每条回调发送几次').fill('5');
    await accessible(system);
    await picture(system, 'sandbox-bank-switches');
    await system.getByRole('button', { name: '保存' }).click();
    await system.getByText('已保存，立即生效').waitFor();
  });
  await step('the payer pays at the sandbox and sees the bank confirm', async () => {
    await payer.goto(`/my/cases/${number}`);
    await payer.locator('#fees').getByText('30.00').waitFor();
    await accessible(payer);
    await picture(payer, 'fee-case');
    await payer.locator('#fees').getByRole('link', { name: '去缴费' }).click();
    await payer.getByRole('button', { name: '去缴费' }).waitFor();
    await accessible(payer);
    await picture(payer, 'fee-notice');
    await payer.getByRole('button', { name: '去缴费' }).click();
    await payer.waitForURL('**/sandbox-bank/**');
    await payer.getByText('演示页面，不是真实的银行').waitFor();
    await accessible(payer);
    await picture(payer, 'sandbox-bank');
    await payer.getByRole('button', { name: /模拟支付/ }).click();
    await payer.getByText('支付成功').waitFor();
    await payer.getByRole('link', { name: '返回政务服务网' }).click();
    await payer.getByRole('heading', { name: '财政电子票据' }).waitFor();
    await accessible(payer);
    await picture(payer, 'fee-paid');
  });
  let bill;
  await step('whatever the bank repeats, there is one payment and one bill', async () => {
    await payer.waitForTimeout(3_000);
    const notices = await call(payer, 'GET', `/api/portal/cases/${number}/payments`);
    assert.equal(notices.length, 1);
    assert.equal(notices[0].state, 'PAID');
    assert.equal(notices[0].dueFen, 3_000);
    bill = notices[0].bill;
    assert.match(bill.code + bill.number, /^410101\d{2}\d{10}$/);
    const kinds = (await call(payer, 'GET', `/api/portal/cases/${number}/receipts`)).map((receipt) => receipt.kind);
    assert.equal(kinds.filter((kind) => kind === 'fee-paid').length, 1);
    assert.equal(kinds.filter((kind) => kind === 'bill-issued').length, 1);
    const pdf = await payer.request.get(`/api/portal/documents/${bill.id}`);
    assert.equal((await pdf.body()).subarray(0, 4).toString(), '%PDF');
  });
  await step('a stranger verifies the bill on a phone; a wrong check code is no bill', async () => {
    await stranger.goto(`/bills/verify?code=${bill.code}&number=${bill.number}&check=${bill.checkCode}`);
    await stranger.getByText('票据真实有效').waitFor();
    await accessible(stranger);
    assert.equal(await tooWide(stranger), null);
    assert.deepEqual(await tooSmall(stranger), []);
    await picture(stranger, 'bill-verified-phone');
    await stranger.getByLabel('校验码').fill('ZZZZZZ');
    await stranger.getByRole('button', { name: '查验' }).click();
    await stranger.getByText('查无此票').waitFor();
  });
  await step('the bill carries the seal of its organ, and anybody can check that', async () => {
    bill = await until('the sealed bill', async () => {
      const [{ bill: now }] = await call(payer, 'GET', `/api/portal/cases/${number}/payments`);
      return now.file && now;
    }, 20);
    const sealed = await (await payer.request.get(`/api/portal/files/${bill.file}`)).body();
    await stranger.goto('/');
    await stranger.getByRole('link', { name: '印章验证' }).click();
    await stranger.locator('#verify-file').setInputFiles({ name: '票据.ofd', mimeType: 'application/ofd', buffer: sealed });
    await stranger.getByText('印章真实，文件没有改动，印章保护全部内容').waitFor();
    await picture(stranger, 'bill-sealed-phone');
  });
  await step('the clerk issues the result', async () => {
    await openCase(urban, number);
    await urban.locator('#fees').getByText('已缴').waitFor();
    await act(urban, '制证');
    assert.equal((await call(urban, 'GET', `/api/work/cases/${number}`)).innerState, 'RESULT_ISSUED');
  });
  await step('another payment goes back: one asks, another approves', async () => {
    await bank({ callbackCopies: 0 });
    const other = await granted();
    let notice = await until('the notice', async () => (await call(payer, 'GET', `/api/portal/cases/${other}/payments`))[0], 10);
    const { url } = await call(payer, 'POST', `/api/portal/payments/${notice.id}/checkout`);
    await call(payer, 'POST', `/api/public/bank/orders/${url.split('/').pop()}`, { body: { pay: true } });
    await payer.goto(`/my/payments/${notice.id}?back=1`);
    await payer.getByRole('heading', { name: '财政电子票据' }).waitFor();
    await seat(urban, '综合窗口受理岗');
    await urban.goto(`/work/payments/${notice.id}`);
    await urban.getByRole('button', { name: '申请退付' }).click();
    await urban.locator('#rf-kind').selectOption({ label: '误缴、误收' });
    await urban.locator('#rf-reason').fill('活动取消，未占用道路。');
    await accessible(urban);
    await picture(urban, 'refund-asked');
    await urban.getByRole('button', { name: '提交审批' }).click();
    await urban.getByText('已提交，等待另一人审批').waitFor();
    const head = await as('sh.works');
    await head.goto('/work/payments?tab=refunds');
    await head.getByRole('button', { name: '审批' }).first().click();
    await head.locator('#decision-note').fill('情况属实，同意退付。');
    await head.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click();
    notice = await until('the refund', async () => {
      const now = await call(payer, 'GET', `/api/portal/payments/${notice.id}`);
      return now.state === 'REFUNDED' && now;
    });
    assert.equal(notice.bill.red, true);
    await payer.goto(`/my/payments/${notice.id}`);
    await payer.getByText('已原路退回').waitFor();
    await accessible(payer);
    await picture(payer, 'fee-refunded');
    await head.goto('/work/payments?tab=bills');
    await head.getByText('已冲红').first().waitFor();
    await atRest(head);
    await accessible(head);
    await picture(head, 'bills');
    await bank({ callbackCopies: 1, callbackDelayMillis: 500 });
  });
  await step('the books agree; a planted difference is found and dealt with', async () => {
    const fiscal = await as('ha.fiscal');
    await fiscal.goto('/work/payments?tab=reconciliation');
    await fiscal.getByRole('button', { name: '对账', exact: true }).click();
    await fiscal.getByText('账账相符').first().waitFor();
    await atRest(fiscal);
    await accessible(fiscal);
    await picture(fiscal, 'reconciled');
    await bank({ statementFault: 'EXTRA' });
    await fiscal.getByRole('button', { name: '对账', exact: true }).click();
    await fiscal.getByText('1 笔差异，1 笔未处理').waitFor();
    await fiscal.getByRole('button', { name: /查看差异/ }).first().click();
    await fiscal.getByText('银行有、平台无').waitFor();
    await atRest(fiscal);
    await accessible(fiscal);
    await picture(fiscal, 'difference');
    await fiscal.getByRole('button', { name: /^处理/ }).click();
    await fiscal.getByRole('dialog').getByRole('textbox').fill('银行误记，已函告银行更正。');
    await fiscal.getByRole('dialog').getByRole('button', { name: '处理' }).click();
    await fiscal.getByText('1 笔差异，0 笔未处理').waitFor();
    await bank({ statementFault: 'NONE' });
    await fiscal.getByRole('button', { name: '对账', exact: true }).click();
    await fiscal.getByText('账账相符').first().waitFor();
  });
}
