// 数据治理: a column is found, its graph leads from a view over a flow to a table of a statement; a job of another system reports itself with a key.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { call } from '../lib/cases.mjs';
import { databases } from '../lib/sql.mjs';

export const name = 'lineage and quality tickets';

export default async function ({ as, server, step, picture }) {
  const officer = await as('sh.data');
  const stamp = Date.now().toString(36);
  const { port, user, password, sql } = databases(server);
  const from = `lineage_${stamp}`;
  sql('postgres', `create database ${from}`);
  sql(from, 'create table person (gmsfhm varchar(18) primary key, xm varchar(50), csrq date)', "create view adult as select gmsfhm, upper(xm::text) as xm, csrq from person where csrq < '2008-01-01'",
    "insert into person values ('411502196001011233', '王丽', '1960-01-01'), ('411502196001020012', '李强', '1960-01-02'), ('x', null, '1961-01-01')",
    'create table centre (gmsfhm varchar(18) primary key, xm varchar(50))', "insert into centre values ('411502196001011233', '王莉'), ('411502196001020012', '李强')", 'create table monthly (month text, persons bigint)');
  const source = (await call(officer, 'POST', '/api/work/data-sources', { body: { name: `人口库 ${stamp}`, kind: 'POSTGRESQL', host: '127.0.0.1', port: Number(port), database: from, user, password, tls: false, target: true } })).id;
  await call(officer, 'POST', `/api/work/data-sources/${source}/readings`, { body: { sample: false } });
  const field = (column) => ({ source: column, target: column, required: false, codes: [] });
  await call(officer, 'POST', '/api/work/exchange-flows', { body: { name: `成年人口汇聚 ${stamp}`, source, sourceTable: 'adult', target: source, targetTable: 'centre', mode: 'FULL', keys: ['gmsfhm'], control: false, fields: [field('gmsfhm'), field('xm')] } });

  await step('views are read, a statement is registered after a look at what it says', async () => {
    await officer.goto('/work/lineage/told');
    await officer.getByRole('button', { name: '读取视图' }).first().click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByLabel('数据源').selectOption({ label: `人口库 ${stamp}` });
    await dialog.getByRole('button', { name: '读取', exact: true }).click();
    await dialog.getByText('读懂 1 个视图，3 条字段关系。').waitFor();
    await dialog.getByRole('button', { name: '关闭', exact: true }).last().click();
    await officer.getByRole('button', { name: '登记语句' }).first().click();
    await dialog.getByLabel('数据源').selectOption({ label: `人口库 ${stamp}` });
    await dialog.getByLabel('作业名称').fill(`月报 ${stamp}`);
    await dialog.getByLabel('SQL 语句').fill("insert into monthly (month, persons) select to_char(now(), 'YYYYMM'), count(distinct c.gmsfhm) from centre c");
    await dialog.getByRole('button', { name: '先看看' }).click();
    await dialog.getByText('monthly 的字段来自').waitFor();
    await dialog.getByText('centre.gmsfhm').waitFor();
    await accessible(officer);
    await picture(officer, 'lineage-statement');
    await dialog.getByRole('button', { name: '登记', exact: true }).click();
    await officer.getByText(`月报 ${stamp}`).first().waitFor();
  });
  await step('a system that reports gets its key once', async () => {
    await officer.getByRole('button', { name: '登记系统' }).click();
    const dialog = officer.getByRole('dialog');
    await dialog.getByLabel('系统名称').fill(`数仓 ${stamp}`);
    await dialog.getByRole('button', { name: '生成密钥' }).click();
    const key = await dialog.locator('code').first().innerText();
    const event = { eventType: 'COMPLETE', eventTime: new Date(Date.now() - 60_000).toISOString(), producer: 'https://example.gov.cn', run: { runId: crypto.randomUUID() }, job: { namespace: 'spark', name: 'monthly_report' }, inputs: [],
      outputs: [{ namespace: 'hdfs://namenode:8020', name: `/report/${stamp}`, facets: { schema: { fields: [{ name: 'people', type: 'bigint', description: '人数' }] },
        columnLineage: { fields: { people: { inputFields: [{ namespace: `postgres://127.0.0.1:${port}`, name: `${from}.public.monthly`, field: 'persons', transformations: [{ type: 'DIRECT', subtype: 'IDENTITY' }] }] } } } } }] };
    const tell = (bearer) => officer.evaluate(async ([sent, body]) => (await fetch('/api/v1/lineage', { method: 'POST', credentials: 'omit', headers: { Authorization: `Bearer ${sent}`, 'Content-Type': 'application/json' }, body })).status, [bearer, JSON.stringify(event)]);
    assert.equal(await tell(key), 201);
    assert.equal(await tell('lsl-nobody'), 401);
    await dialog.getByRole('button', { name: '关闭', exact: true }).last().click();
    await accessible(officer);
    await picture(officer, 'lineage-told');
  });
  await step('a column is found and its graph leads both ways', async () => {
    await officer.goto('/work/lineage');
    await officer.getByPlaceholder(/字段、表/).fill('centre.gmsfhm');
    await officer.keyboard.press('Enter');
    await officer.locator('.hits').getByRole('link', { name: 'centre · gmsfhm' }).first().click();
    await officer.getByRole('heading', { name: 'gmsfhm 的血缘' }).waitFor();
    await officer.getByRole('heading', { name: '上游 2 个字段，下游 2 个字段' }).waitFor();
    await officer.getByRole('row', { name: /库表交换/ }).first().waitFor();
    await accessible(officer);
    await picture(officer, 'lineage-graph');
  });
  await step('another column becomes the centre by the keyboard', async () => {
    const node = officer.locator('svg a').filter({ hasText: 'persons' });
    await node.focus();
    await officer.keyboard.press('Enter');
    await officer.getByRole('heading', { name: 'persons 的血缘' }).waitFor();
    await officer.getByLabel('层数').selectOption({ label: '1 层' });
    await officer.getByRole('heading', { name: '上游 1 个字段，下游 1 个字段' }).waitFor();
    await officer.setViewportSize({ width: 390, height: 844 });
    await accessible(officer);
    await picture(officer, 'lineage-phone');
    await officer.setViewportSize({ width: 1440, height: 900 });
  });
  await step('what breaks a rule becomes a ticket, which waits for a run once it is said to be mended', async () => {
    const file = `format: luoshu/quality-rules/1
name: {zh: 人口质量 ${stamp}, en: Persons ${stamp}}
tables:
  - name: person
    title: {zh: 人口, en: Persons}
    key: [gmsfhm]
    columns: [{name: gmsfhm, type: text}, {name: xm, type: text}]
    rules:
      - {code: number, name: {zh: 身份证号有效 ${stamp}, en: valid number}, severity: serious, format: {column: gmsfhm, is: citizen-number}}
comparisons:
  - code: persons
    name: {zh: 前置库与中心库, en: Front and centre}
    severity: hint
    columns: [xm]
    sides:
      - {name: 前置库, table: person, key: [gmsfhm], columns: [xm], authoritative: true}
      - {name: 中心库, table: centre, key: [gmsfhm], columns: [xm]}
`;
    const { id } = await call(officer, 'POST', '/api/work/quality-rules', { body: { source, file } });
    await call(officer, 'POST', `/api/work/quality-rules/${id}/runs`, {});
    for (let tries = 0; tries < 60 && (await call(officer, 'GET', `/api/work/quality-rules/${id}/runs`))[0]?.state !== 'DONE'; tries++) await officer.waitForTimeout(500);
    await officer.goto(`/work/quality-rules/${id}`);
    await officer.getByRole('heading', { name: '多源比对：前置库与中心库' }).waitFor({ timeout: 60_000 });
    await officer.getByLabel('时间（HH:mm）').fill('02:30');
    await officer.getByRole('button', { name: '设置', exact: true }).click();
    await officer.getByText(/^下一次：/).waitFor();
    await accessible(officer);
    await picture(officer, 'quality-comparison');
    await officer.goto('/work/quality-tickets');
    await accessible(officer);
    await picture(officer, 'quality-tickets');
    await officer.getByRole('link', { name: `身份证号有效 ${stamp}` }).click();
    await officer.getByLabel('整改情况或者说明').fill('已与派出所核对并更正');
    await accessible(officer);
    await picture(officer, 'quality-ticket');
    await officer.getByRole('button', { name: '已整改', exact: true }).click();
    await officer.getByText('等待重新运行规则核实').waitFor();
  });
}
