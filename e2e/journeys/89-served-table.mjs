// 库表服务: an organ without a server of its own serves a table; another asks it under a contract with a signed question; maintenance and suspension are said on both sides.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { AskingSystem } from '../lib/asking.mjs';
import { call } from '../lib/cases.mjs';
import { databases } from '../lib/sql.mjs';

export const name = 'a served table';

export default async function ({ as, server, url, step, picture }) {
  const giving = await as('sh.data');
  const asking = await as('hr.data');
  const title = `经营场所库 ${Date.now().toString(36)}`;
  const { port, user, password, sql } = databases(server);
  const schema = `served_${Date.now().toString(36)}`;
  const system = new AskingSystem(url);
  const confirm = (page, button) => page.getByRole('dialog').getByRole('button', { name: button, exact: true }).click();
  let resource, contract, service;
  for (const page of [giving, asking]) await page.goto('/work/tasks');

  await step('a database with a table is registered and read, an entry of the catalogue is in force', async () => {
    sql('postgres', `create schema ${schema}`, `create table ${schema}.premises (id integer primary key, qymc text not null, jycs text, clrq date, nbbh text)`,
      `insert into ${schema}.premises select i, '企业' || i, '新华西路' || i || '号', date '2020-01-01' + i, '内部' || i from generate_series(1, 45) i`);
    const source = await call(giving, 'POST', '/api/work/data-sources', { body: { name: `登记库 ${title}`, kind: 'POSTGRESQL', host: '127.0.0.1', port: Number(port), database: 'postgres', schema, user, password, tls: false } });
    await call(giving, 'POST', `/api/work/data-sources/${source.id}/readings`, { body: { sample: false } });
    for (let i = 0; i < 100 && (await call(giving, 'GET', `/api/work/data-sources/${source.id}`)).reading === undefined; i++) await giving.waitForTimeout(300);
    const made = await call(giving, 'POST', '/api/work/managed-resources', { body: { name: title } });
    await call(giving, 'PUT', `/api/work/managed-resources/${made.id}`, {
      version: made.version,
      body: {
        name: title, summary: '市场主体的名称和经营场所。', classification: '204000', keywords: ['经营场所'], grade: 'GENERAL_1', shareType: 'UNCONDITIONAL', shareModes: ['API'], openType: 'NOT_OPEN',
        notOpen: { kind: 'OTHER', citation: '尚未完成开放评估' }, updateCycle: 'DAILY', network: 'GOVERNMENT', formats: ['interface'], sourceSystem: '市场主体登记系统', matters: ['000131002000'],
        items: [['名称', 'QYMC'], ['经营场所', 'JYCS'], ['成立日期', 'CLRQ']].map(([label, field]) => ({ name: label, field, type: 'C', length: 200, required: true, sensitivity: 1, personal: false, shareType: 'UNCONDITIONAL', open: false })),
      },
    });
    for (const [account, what] of [['sh.data', 'submit'], ['sh.assess', 'assess-secrecy'], ['sh.head', 'approve'], ['ha.data', 'publish']]) {
      const page = await as(account);
      await page.goto('/work/tasks');
      const { version } = await call(page, 'GET', `/api/work/managed-resources/${made.id}`);
      resource = await call(page, 'POST', `/api/work/managed-resources/${made.id}/${what}`, { version, body: { note: '', no: [] } });
    }
  });
  await step('the table becomes a service: source, table, entry, key and what may be asked', async () => {
    await giving.goto('/work/shared-services');
    await giving.getByRole('button', { name: '登记库表服务' }).click();
    const form = giving.getByRole('dialog');
    await form.locator('#table-name').fill(`登记查询 ${title}`);
    await form.locator('#table-source').selectOption({ label: `登记库 ${title}` });
    await form.locator('#table-resource').selectOption({ label: title });
    await form.locator('#table-table').selectOption({ label: 'premises' });
    await form.getByLabel('clrq 查询').waitFor();
    await form.getByLabel('clrq 查询').selectOption({ label: '范围' });
    await accessible(giving);
    await picture(giving, 'served-table-form');
    await confirm(giving, '保存');
    await giving.waitForURL(/shared-services\/[0-9a-f-]{36}/);
    service = giving.url().split('/').pop();
    await giving.getByRole('heading', { name: `登记查询 ${title}` }).waitFor();
    await giving.getByText('GET /gateway/v1/').waitFor();
    await giving.getByText('OpenAPI 文档').click();
    await giving.getByText('"CLRQ.from"').first().waitFor();
    await accessible(giving);
    await picture(giving, 'served-table');
  });
  await step('another organ asks it under a contract, page by page, and gets what is agreed', async () => {
    const head = await as('sh.head');
    await head.goto('/work/tasks');
    const { post: { organCode } } = await call(asking, 'GET', '/api/work/session');
    const day = (days) => new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });
    const draft = await call(head, 'POST', '/api/work/contracts', { body: {
      resource: resource.id, edition: resource.edition, asker: organCode,
      terms: { purpose: '核验经营场所', ground: '《人力资源市场暂行条例》第十八条', matters: [], fields: [{ field: 'QYMC', masking: 'NAME' }, { field: 'JYCS', masking: 'PLAIN' }, { field: 'CLRQ', masking: 'PLAIN' }], condition: null, mode: 'API', perMinute: 60,
        perDay: 1000, rows: 20, from: day(0), until: day(180), cacheSeconds: 0 } } });
    contract = (await call(head, 'POST', `/api/work/contracts/${draft.number}/activate`, { version: draft.version })).number;
    const registered = await call(asking, 'POST', '/api/work/consumer-systems', { body: { name: `核验系统 ${title}`, environment: 'LIVE' } });
    await call(asking, 'POST', `/api/work/consumer-systems/${registered.id}/keys`, { body: { pem: system.pem } });
    const seen = [];
    let next = '';
    do {
      const page = await system.ask(contract, '/rows', `limit=20${next && `&cursor=${next}`}`);
      assert.equal(page.status, 200, JSON.stringify(page.body));
      seen.push(...page.body.rows);
      next = page.body.next ?? '';
    } while (next);
    assert.equal(seen.length, 45);
    assert.deepEqual(seen[0], { QYMC: '企**'.slice(0, seen[0].QYMC.length), JYCS: '新华西路1号', CLRQ: '2020-01-02' });
    assert.equal((await system.ask(contract, '/rows', 'CLRQ.from=2020-01-10&CLRQ.until=2020-01-12')).body.rows.length, 3);
    assert.equal((await system.ask(contract, '/rows', 'nbbh=1')).body.code, 'unknown-parameter');
  });
  await step('a column that is gone is the provider\'s fault, and shown at the service', async () => {
    sql('postgres', `alter table ${schema}.premises rename column jycs to address`);
    const refused = await system.ask(contract, '/rows', 'limit=1');
    assert.equal(refused.body.code, 'provider-table-changed', JSON.stringify(refused.body));
    await giving.goto(`/work/shared-services/${service}`);
    await giving.getByText('premises.jycs 已经不存在').waitFor();
    await accessible(giving);
    await picture(giving, 'served-table-changed');
    sql('postgres', `alter table ${schema}.premises rename column address to jycs`);
    await giving.getByRole('button', { name: '核对表结构' }).click();
    await giving.getByText('premises.jycs 已经不存在').waitFor({ state: 'detached' });
  });
  await step('maintenance is announced, refused for, and told on the other side', async () => {
    const local = (minutes) => new Date(Date.now() + minutes * 60_000).toLocaleString('sv', { timeZone: 'Asia/Shanghai' }).replace(' ', 'T').slice(0, 16);
    await giving.getByRole('button', { name: '发布维护公告' }).click();
    await giving.locator('#maintenance-text').fill('登记库升级');
    await giving.locator('#maintenance-from').fill(local(-5));
    await giving.locator('#maintenance-until').fill(local(60));
    await accessible(giving);
    await confirm(giving, '发布维护公告');
    await giving.getByText('登记库升级').first().waitFor();
    await giving.waitForTimeout(1_000);
    const refused = await system.ask(contract, '/rows', 'limit=1');
    assert.equal(refused.body.code, 'provider-maintenance', JSON.stringify(refused.body));
    assert.ok(Number(refused.retryAfter) > 0);
    await asking.goto('/work/consumer-systems');
    await asking.getByText('所用服务的维护公告').waitFor();
    await asking.getByText('登记库升级').first().waitFor();
    await accessible(asking);
    await picture(asking, 'maintenance-of-services');
    await giving.getByRole('button', { name: '取消维护' }).click();
    await confirm(giving, '取消维护');
    await giving.getByText('登记库升级').first().waitFor({ state: 'detached' });
    await giving.waitForTimeout(1_000);
    assert.equal((await system.ask(contract, '/rows', 'limit=1')).status, 200);
  });
  await step('whoever runs the platform suspends the system, its organ cannot resume it', async () => {
    const officer = await as('ha.data');
    await officer.goto(`/work/consumer-systems?q=${encodeURIComponent(`核验系统 ${title}`)}`);
    await officer.getByRole('button', { name: /^停用/ }).click();
    await officer.getByRole('dialog').getByRole('textbox').fill('调用异常');
    await confirm(officer, '停用');
    await officer.getByText('由平台管理方停用').waitFor();
    await accessible(officer);
    await picture(officer, 'system-suspended');
    await officer.waitForTimeout(1_000);
    const refused = await system.ask(contract, '/rows', 'limit=1');
    assert.equal(refused.body.code, 'system-suspended', JSON.stringify(refused.body));
    await asking.goto(`/work/consumer-systems?q=${encodeURIComponent(`核验系统 ${title}`)}`);
    await asking.getByText('由平台管理方停用').waitFor();
    assert.equal(await asking.getByRole('button', { name: /^启用/ }).count(), 0);
    await officer.getByRole('button', { name: /^启用/ }).click();
    await officer.getByRole('dialog').getByRole('textbox').fill('查明原因');
    await confirm(officer, '启用');
    await officer.getByText('由平台管理方停用').waitFor({ state: 'detached' });
    await officer.waitForTimeout(1_000);
    assert.equal((await system.ask(contract, '/rows', 'limit=1')).status, 200);
  });
}
