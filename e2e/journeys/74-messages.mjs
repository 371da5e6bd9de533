// A preference is changed, a case goes on: a text message and a mail leave, the receipt comes, the organ sees it. A system of the organ writes with a team key. One result goes by courier
// and is tracked to its signature; another is collected with a code, and a wrong code is refused.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { FOOD, apply, call, command, granted } from '../lib/cases.mjs';
import { openCase } from '../lib/desk.mjs';
import { atRest, tooSmall, tooWide, until } from '../lib/pages.mjs';
import { citizen } from '../lib/sign-in.mjs';

export const name = 'messages and delivery';
const ADDRESS = 'zhangwei@example.com';

export default async function ({ page: open, as, step, picture }) {
  const own = await open();
  const desk = await as('sh.clerk');
  const outbox = async (mobile, pattern) => {
    const system = await as('ha.system');
    await system.goto('/work/');
    return until(`a message ${pattern}`, async () => (await call(system, 'GET', '/api/admin/outbox')).map((one) => one.recipient === mobile && one.body.match(pattern)).find(Boolean));
  };

  await step('张伟 gives an address, confirms it, and switches what he may', async () => {
    const system = await as('ha.system');
    await system.goto('/work/');
    for (const [peer, change] of [['carrier', { receiptDelayMillis: 300 }], ['courier', { stepMillis: 1_500, outcome: 'SECOND_TRY', copies: 2 }]]) {
      const { version, ...state } = await call(system, 'GET', `/api/admin/${peer}`);
      await call(system, 'PUT', `/api/admin/${peer}`, { body: { ...state, ...change }, version });
    }
    await citizen(own, '19900000001');
    await own.goto('/my/messages');
    await own.getByRole('link', { name: '消息设置' }).click();
    await own.getByLabel('设置新的邮箱').fill(ADDRESS);
    await own.getByRole('button', { name: '发送验证码' }).click();
    await own.getByLabel(`填写发到 ${ADDRESS} 的验证码`).waitFor();
    const [, code] = await outbox(ADDRESS, /验证码 (\d{6})/);
    const wrong = code === '000000' ? '000001' : '000000';
    await own.getByLabel(`填写发到 ${ADDRESS} 的验证码`).fill(wrong);
    await own.getByRole('button', { name: '确认' }).click();
    await own.getByText('验证码不正确，还可以试 4 次').waitFor();
    await own.getByLabel(`填写发到 ${ADDRESS} 的验证码`).fill(code);
    await own.getByRole('button', { name: '确认' }).click();
    await own.locator('#addresses strong', { hasText: ADDRESS }).waitFor();
    await own.locator('#sms-certificate').uncheck();
    await own.locator('#email-certificate').uncheck();
    await own.locator('#sms-decision').uncheck();
    await own.locator('#email-decision').uncheck();
    await own.getByText('短信和邮件请至少保留一种').waitFor();
    await picture(own, 'preferences-mandatory');
    await own.locator('#email-decision').check();
    await own.locator('#sms-decision').check();
    await accessible(own);
    await own.getByRole('button', { name: '保存设置' }).click();
    await own.getByText('已保存，立即生效').waitFor();
    await picture(own, 'preferences');
  });
  let number;
  await step('a case is accepted: a text message and a mail leave, and its receipt arrives', async () => {
    ({ number } = await apply(own, { ...FOOD, delivery: { way: '6' } }));
    await command(as, 'sh.clerk', number, 'accept', { opinion: '材料齐全' });
    await desk.goto('/work/');
    const sent = (channel) => call(desk, 'GET', `/api/work/sent-messages?q=${number}&channel=${channel}`).then((page) => page.items.find((one) => one.template === 'case.case-accepted'));
    await until('the receipt', async () => ['DELIVERED', 'WAITING'].includes((await sent('SMS'))?.state) && ((await sent('SMS')).state === 'DELIVERED' || (await sent('SMS')).quiet));
    assert.equal((await sent('EMAIL')).state, 'SHOWN', 'no mail server in the demonstration');
    await desk.goto(`/work/message-centre?q=${number}`);
    await desk.getByText('199****0001').first().waitFor();
    await atRest(desk);
    await accessible(desk);
    await picture(desk, 'sent-messages');
    await desk.getByRole('tab', { name: '队列与失败' }).or(desk.getByRole('link', { name: '队列与失败' })).first().click();
    await atRest(desk);
    await accessible(desk);
    await picture(desk, 'message-queue');
  });
  await step('he reads it, and everything else', async () => {
    await own.goto('/my/messages?unread=1');
    await own.getByText('申请已受理').first().waitFor();
    await accessible(own);
    await picture(own, 'messages-unread');
    await own.getByRole('button', { name: '全部标为已读' }).click();
    await own.getByText('没有消息').waitFor();
  });
  await step('a wording is rewritten, checked, published and taken back', async () => {
    const data = await as('ha.data');
    await data.goto('/work/message-centre?tab=templates');
    await data.getByText('case.case-received').waitFor();
    await accessible(data);
    await picture(data, 'message-templates');
    await data.goto('/work/message-templates/case.case-received');
    await data.locator('#body-zh').fill('办件 {nummer} 的材料收到了。');
    await data.getByRole('button', { name: '检查并预览' }).click();
    await data.getByText('没有变量 {nummer}').first().waitFor();
    await accessible(data);
    await picture(data, 'template-faults');
    await data.locator('#body-zh').fill('办件 {number} 的申请材料我们收到了。');
    await data.locator('#note').fill('更亲切');
    await data.getByRole('button', { name: '检查并预览' }).click();
    await data.getByText('检查通过').waitFor();
    await picture(data, 'template-preview');
    await data.getByRole('button', { name: '发布', exact: true }).click();
    await data.getByText('已发布，立即生效').waitFor();
    await data.locator('#versions').getByRole('button', { name: /恢复使用/ }).first().click();
    await data.getByRole('dialog').getByRole('button', { name: '恢复使用' }).click();
    await data.locator('#versions').getByText('使用中').waitFor();
  });
  await step('a system of the organ writes with its team key, to members only', async () => {
    const head = await as('sh.head');
    await head.goto('/work/message-centre?tab=applications');
    await head.getByRole('button', { name: '登记应用' }).click();
    await head.locator('#a-name').fill(`年报系统 ${Date.now() % 100_000}`);
    await head.getByRole('dialog').getByRole('button', { name: '登记应用' }).click();
    await head.locator('#t-members').fill('19900000002');
    await head.locator('#team').getByRole('button', { name: '保存' }).click();
    await head.getByText('已保存，立即生效').first().waitFor();
    await head.locator('#k-name').fill('联调');
    await head.getByRole('button', { name: '生成密钥' }).click();
    const key = (await head.locator('code.secret').innerText()).trim();
    assert.match(key, /^lsm-team-/);
    await atRest(head);
    await accessible(head);
    await picture(head, 'message-keys');
    await head.locator('#e-url').fill('https://203.0.113.10/receipts');
    await head.locator('#endpoint').getByRole('button', { name: '保存' }).click();
    assert.match((await head.locator('#endpoint code.secret').innerText()).trim(), /^[0-9a-f]{64}$/, 'the secret is shown, this once');
    await head.locator('#endpoint').getByText('待验证').waitFor();
    const system = await open();
    const send = async (to) => {
      const response = await system.request.post('/api/messages/notifications', { headers: { Authorization: `Bearer ${key}`, 'Idempotency-Key': crypto.randomUUID() },
        data: { channel: 'SMS', to, template: 'notice.reminder', personalisation: { item: '年度报告', dueOn: '12月31日', phone: '0376-6320000' }, reference: 'R-1', english: false } });
      return { status: response.status(), body: await response.json() };
    };
    const refused = await send('19900000003');
    assert.equal(refused.status, 422);
    assert.equal(refused.body.errors[0].code, 'not-a-member');
    const sent = await send('19900000002');
    assert.equal(sent.status, 200, JSON.stringify(sent.body));
    await until('its receipt', async () => {
      const now = await (await system.request.get(`/api/messages/notifications/${sent.body.id}`, { headers: { Authorization: `Bearer ${key}` } })).json();
      return now.state === 'DELIVERED' || now.notBefore;
    });
    await head.getByRole('button', { name: /^吊销/ }).first().click();
    await head.getByRole('dialog').getByRole('button', { name: '吊销' }).click();
    await head.locator('#keys').getByText('已吊销').first().waitFor();
    assert.equal((await send('19900000002')).status, 401, 'revoked');
  });
  await step('a result goes by courier and is tracked to its signature', async () => {
    const parcel = await granted(own, as, { ...FOOD, delivery: { way: '4', address: '河南省信阳市浉河区五星街道新华西路20号', recipient: '张伟', mobile: '19900000001' } });
    await desk.goto('/work/');
    await until('the delivery', async () => (await call(desk, 'GET', `/api/work/cases/${parcel}/deliveries`)).length);
    await openCase(desk, parcel);
    await desk.locator('#result-delivery').getByRole('link', { name: '邮寄' }).click();
    await accessible(desk);
    await picture(desk, 'delivery-to-send');
    await desk.getByRole('button', { name: '下单寄出' }).click();
    await desk.getByText('已寄出').first().waitFor();
    await until('the signature', async () => (await call(desk, 'GET', `/api/work/cases/${parcel}/deliveries`))[0].state === 'RECEIVED');
    await desk.reload();
    await desk.getByText('投递未成功').waitFor();
    await accessible(desk);
    await picture(desk, 'delivery-tracked');
    assert.equal((await call(desk, 'GET', `/api/work/cases/${parcel}`)).innerState, 'DELIVERED');
    await own.goto(`/my/cases/${parcel}`);
    await own.locator('#result-delivery').getByText('已签收').first().waitFor();
    await accessible(own);
    await picture(own, 'delivery-of-own');
  });
  await step('another is collected with a code; a wrong one is refused', async () => {
    const kept = await granted(own, as, { ...FOOD, delivery: { way: '6' } });
    await own.goto('/my/messages');
    const told = own.locator('li', { hasText: kept }).filter({ hasText: '取件码' });
    await until('the code', async () => { await own.goto('/my/messages'); await own.locator('h1').waitFor(); await atRest(own); return told.count(); });
    const [, code] = (await told.first().innerText()).match(/取件码 (\d{6})/);
    await desk.goto(`/work/deliveries?q=${kept}`);
    await atRest(desk);
    await accessible(desk);
    await picture(desk, 'deliveries');
    await desk.locator('table a').first().click();
    await desk.locator('#pickup-code').fill(code === '111111' ? '222222' : '111111');
    await desk.getByRole('button', { name: '核验并交付' }).click();
    await desk.getByText('取件码不正确，还可以试 4 次').waitFor();
    await desk.locator('#pickup-code').fill(code);
    await desk.getByLabel('他人代领').check();
    await desk.locator('#agent-name').fill('王芳');
    await desk.locator('#agent-id').fill('11010519491231002X');
    await accessible(desk);
    await picture(desk, 'pickup');
    await desk.getByRole('button', { name: '核验并交付' }).click();
    await desk.locator('main').getByText('王芳（他人代领）').waitFor();
    await picture(desk, 'picked-up');
    assert.equal((await call(desk, 'GET', `/api/work/cases/${kept}`)).innerState, 'DELIVERED');
  });
  await step('on a phone the settings fit', async () => {
    const phone = await open({ phone: true });
    await citizen(phone, '19900000001');
    for (const path of ['/my/messages', '/my/messages/preferences']) {
      await phone.goto(path);
      await phone.locator('main h1').waitFor();
      await atRest(phone);
      await accessible(phone);
      assert.equal(await tooWide(phone), null);
      assert.deepEqual(await tooSmall(phone), []);
      await picture(phone, `phone${path.replaceAll('/', '-')}`);
    }
  });
}
