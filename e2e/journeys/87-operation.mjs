// 公共数据授权运营: what is operated is registered, an agreement opens the operator's system at the gateway, a month is metered, stated, disputed, put right and confirmed.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { AskingSystem } from '../lib/asking.mjs';
import { call } from '../lib/cases.mjs';
import { registry } from '../lib/registry.mjs';
import { published } from '../lib/sharing.mjs';
import { databases } from '../lib/sql.mjs';

export const name = 'authorised operation';

export default async function ({ as, server, url, step, picture }) {
  const giving = await as('sh.data');
  const editor = await as('hr.data');
  const head = await as('hr.head');
  const authority = await as('ha.data');
  const title = `经营场所运营 ${Date.now().toString(36)}`;
  const system = new AskingSystem(url);
  const { sql } = databases(server);
  const day = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });
  const dialog = (page) => page.getByRole('dialog');
  let contract, number, stated;
  for (const page of [giving, editor, head, authority]) await page.goto('/work/tasks');
  const service = await registry({ QYMC: title, JYCS: '新华西路20号' });
  try {
    await step('an organ is given data through the gateway, and registers a system for the operator', async () => {
      const resource = await published(as, title);
      const { id } = await call(giving, 'POST', '/api/work/shared-services', { body: { name: `登记查询 ${title}`, baseUrl: service.url, document: '/openapi.json', timeoutMillis: 3000, atOnce: 10 } });
      await call(giving, 'POST', `/api/work/shared-services/${id}/refresh`);
      await call(giving, 'POST', `/api/work/shared-services/${id}/operations`, { body: { method: 'GET', path: '/enterprises/{code}', resource: resource.id, subject: null, rows: '/data/list' } });
      const { post: { organCode } } = await call(editor, 'GET', '/api/work/session');
      const giver = await as('sh.head');
      await giver.goto('/work/tasks');
      const draft = await call(giver, 'POST', '/api/work/contracts', { body: {
        resource: resource.id, edition: resource.edition, asker: organCode,
        terms: { purpose: '授权运营核验经营场所', ground: '《公共数据资源授权运营实施规范（试行）》', matters: [], fields: [{ field: 'JYCS', masking: 'PLAIN' }], condition: null, mode: 'API', perMinute: 60, perDay: 1000, rows: 10, from: day(0), until: day(180), cacheSeconds: 0 } } });
      ({ number: contract } = await call(giver, 'POST', `/api/work/contracts/${draft.number}/activate`, { version: draft.version }));
      const registered = await call(editor, 'POST', '/api/work/consumer-systems', { body: { name: `运营系统 ${title}`, environment: 'LIVE' } });
      await call(editor, 'POST', `/api/work/consumer-systems/${registered.id}/keys`, { body: { pem: system.pem } });
    });
    await step('the data authority registers what is to be operated', async () => {
      await authority.goto('/work/operation-assets');
      await authority.getByRole('button', { name: '登记', exact: true }).click();
      await dialog(authority).getByLabel('查找目录条目').fill(title);
      const entry = dialog(authority).locator('#asset-resource option').filter({ hasText: title });
      await entry.waitFor({ state: 'attached' });
      await dialog(authority).locator('#asset-resource').selectOption(await entry.getAttribute('value'));
      await dialog(authority).getByLabel('名称').fill(title);
      await dialog(authority).getByLabel('内容和范围').fill('市场主体的经营场所');
      await accessible(authority);
      await picture(authority, 'operation-register');
      await dialog(authority).getByRole('button', { name: '保存' }).click();
      await authority.getByRole('link', { name: title }).click();
      await authority.getByText('首次登记').first().waitFor();
      await accessible(authority);
    });
    await step('an agreement is written; what is missing is said beside its field', async () => {
      await editor.goto('/work/operations/new');
      await editor.locator('#operation-name').fill(title);
      await editor.locator('#operation-operator').fill('91411502X90001006B');
      await editor.locator('#operation-purpose').fill('面向金融机构核验经营场所');
      await editor.locator('#operation-scenarios').fill('信贷核验\n供应链');
      await editor.locator('#operation-from').fill(day(0));
      await editor.locator('#operation-until').fill(day(150));
      await editor.getByLabel(`运营系统 ${title}`).check();
      await editor.getByLabel('用于产业发展、行业发展，补偿成本、合理盈利').check();
      await editor.locator('#operation-cap').fill('1000');
      await editor.locator('#operated-0').selectOption(await editor.locator('#operated-0 option').filter({ hasText: contract }).getAttribute('value'));
      await editor.locator('#operated-price-0').fill('0.50');
      await editor.locator('#operated-ceiling-0').fill('0.40');
      await editor.locator('#operation-safety').fill('原始数据不出域');
      await editor.locator('#operation-withdrawal').fill('终止后三日内删除');
      await editor.getByRole('button', { name: '保存', exact: true }).click();
      await editor.getByText('有 2 处需要修改。').waitFor();
      await accessible(editor);
      await picture(editor, 'operation-form');
      await editor.locator('#operation-basis').fill('示范价格文件');
      await editor.locator('#operated-ceiling-0').fill('0.60');
      await editor.getByRole('button', { name: '保存', exact: true }).click();
      await editor.waitForURL(/operations\/YY\d+$/);
      number = editor.url().split('/').pop();
      await editor.getByText('起草中').first().waitFor();
      assert.equal(await editor.getByRole('button', { name: '订立' }).count(), 0);
    });
    await step('somebody else concludes it; the operator asks only once it has begun', async () => {
      await head.goto(`/work/operations/${number}`);
      await head.getByRole('button', { name: '订立' }).click();
      await dialog(head).getByRole('button', { name: '订立' }).click();
      await head.getByRole('button', { name: '开始执行' }).waitFor();
      assert.equal((await system.ask(contract, '/enterprises/91411502X90001006B')).status, 403);
      await head.getByRole('button', { name: '开始执行' }).click();
      await dialog(head).getByRole('button', { name: '开始执行' }).click();
      await head.getByRole('button', { name: '中止' }).waitFor();
      for (let i = 0; i < 3; i++) assert.equal((await system.ask(contract, '/enterprises/91411502X90001006B')).status, 200);
    });
    await step('the month is over: it is metered and stated', async () => {
      // The clock of this server is everybody's; so the month is moved, with the records of use, not their number.
      const back = '40 days';
      const older = (id) => `(lpad(to_hex((('x' || substr(replace(${id}::text, '-', ''), 1, 12))::bit(48)::bigint - extract(epoch from interval '${back}')::bigint * 1000)), 12, '0') || substr(replace(${id}::text, '-', ''), 13))::uuid`;
      sql('postgres', `update gateway.answer set use = ${older('use')} where use in (select id from gateway.use where contract = '${contract}')`,
        `update gateway.use set id = ${older('id')}, at = at - interval '${back}' where contract = '${contract}'`, `update operation.agreement set begun_at = begun_at - interval '40 days' where number = '${number}'`);
      await editor.goto(`/work/operations/${number}`);
      await editor.locator('#statement-month').fill(day(-40).slice(0, 7));
      await editor.getByRole('button', { name: '出具结算单' }).click();
      await editor.waitForURL(/operation-statements\/JS\d+$/);
      stated = editor.url().split('/').pop();
      await editor.getByText('3 次').first().waitFor();
      await editor.getByText('应付 ¥1.50').waitFor();
      await accessible(editor);
      await picture(editor, 'operation-statement');
    });
    await step('its days are drawn and listed, with what proves them', async () => {
      await editor.goto(`/work/operations/${number}`);
      await editor.locator('#metered-month').fill(day(-40).slice(0, 7));
      await editor.getByRole('img', { name: '每天计费次数的柱图，数据见下表' }).locator('svg').waitFor();
      const row = editor.getByRole('row').filter({ hasText: title }).filter({ hasText: '计量摘要' }).first();
      await row.getByText('计量摘要').click();
      assert.match(await row.innerText(), /[0-9a-f]{64}/);
      await accessible(editor);
      await picture(editor, 'operation-days');
      assert.equal(await editor.getByRole('button', { name: /重新计量/ }).count(), 0);
      await editor.goto(`/work/operation-statements/${stated}`);
    });
    await step('a line is disputed, counted again and put right by a counter-statement', async () => {
      await editor.getByRole('button', { name: '提出异议' }).click();
      await dialog(editor).getByLabel('运营机构提出人').fill('王经理');
      await dialog(editor).getByLabel('异议内容').fill('有一次返回的地址是旧的');
      await dialog(editor).getByRole('button', { name: '保存' }).click();
      await editor.getByText('有异议没有答复，答复后才能确认。').waitFor();
      await head.goto(`/work/operations/${number}`);
      await head.getByRole('button', { name: '答复异议' }).click();
      await dialog(head).getByText('重新计量结果一致').waitFor();
      await dialog(head).getByLabel('理由').fill('源数据当天有误，减免一次');
      await dialog(head).locator('#answer-quantity').fill('2');
      await accessible(head);
      await picture(head, 'operation-dispute');
      await dialog(head).getByRole('button', { name: '采纳', exact: true }).click();
      await head.getByText('计费 3 次，重新计量 3 次，改为 2 次').waitFor();
      await head.getByText('冲正').first().waitFor();
      await accessible(head);
      await picture(head, 'operation-agreement');
    });
    await step('the statement is confirmed with the operator’s answer, and downloaded', async () => {
      await head.goto(`/work/operation-statements/${stated}`);
      await head.getByRole('button', { name: '确认' }).click();
      await dialog(head).getByLabel('运营机构答复人').fill('王经理');
      await dialog(head).getByLabel('运营机构答复', { exact: true }).fill('与冲正一并确认');
      await dialog(head).getByRole('button', { name: '确认' }).click();
      await head.getByText('已确认').first().waitFor();
      const download = head.waitForEvent('download');
      await head.getByRole('link', { name: '下载表格' }).click();
      assert.match((await download).suggestedFilename(), /JS\d+\.xlsx$/);
    });
    await step('it fits a phone, and the agreement ends', async () => {
      await head.setViewportSize({ width: 390, height: 844 });
      await head.goto(`/work/operations/${number}`);
      await head.getByText('计量').first().waitFor();
      await accessible(head);
      await picture(head, 'operation-phone');
      await head.setViewportSize({ width: 1440, height: 900 });
      await head.getByRole('button', { name: '终止' }).click();
      await dialog(head).getByLabel('理由').fill('示范结束');
      await dialog(head).getByRole('button', { name: '终止' }).click();
      await head.getByText('已终止').first().waitFor();
      assert.equal((await system.ask(contract, '/enterprises/91411502X90001006B')).status, 403);
    });
  } finally {
    service.close();
  }
}
