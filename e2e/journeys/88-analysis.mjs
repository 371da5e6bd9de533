// 自助分析: an organ shares a table under a contract; the other organ's data officer asks it in SQL, sees a chart, shares the question, exports a file that is recognised, and its head looks into an alarm.
import { strict as assert } from 'node:assert';
import { readFile } from 'node:fs/promises';
import { accessible } from '../lib/axe.mjs';
import { call } from '../lib/cases.mjs';
import { databases } from '../lib/sql.mjs';

export const name = 'self-service analysis';

export default async function ({ as, server, step, picture }) {
  const giving = await as('sh.data');
  const asking = await as('hr.data');
  const head = await as('hr.head');
  const stamp = Date.now().toString(36);
  const title = `餐饮单位 ${stamp}`;
  const table = title.replace(' ', '_');
  const { port, user, password, sql } = databases(server);
  const database = `analysis_${stamp}`;
  let contract, number, file;
  const act = async (page, id, what) => {
    const { version } = await call(page, 'GET', `/api/work/managed-resources/${id}`);
    return call(page, 'POST', `/api/work/managed-resources/${id}/${what}`, { version, body: { note: '', no: [] } });
  };
  const run = async (statement) => {
    await asking.locator('#analysis-sql').fill(statement);
    await asking.getByRole('button', { name: '运行', exact: true }).click();
  };
  await step('a table of one organ is in the catalogue, and another organ is given some of it', async () => {
    sql('postgres', `create database ${database}`);
    sql(database, 'create table caterer (jyz varchar(50), jd varchar(50), rs integer, qh varchar(12))',
      "insert into caterer select '王' || n, case n % 3 when 0 then '老城街道' when 1 then '五里墩街道' else '湖东街道' end, n % 7, case when n % 5 = 0 then '411503000000' else '411502000000' end from generate_series(1, 100) n");
    await giving.goto('/work/data-sources');
    const source = (await call(giving, 'POST', '/api/work/data-sources', { body: { name: `餐饮库 ${stamp}`, kind: 'POSTGRESQL', host: '127.0.0.1', port: Number(port), database, user, password, tls: false } })).id;
    await call(giving, 'POST', `/api/work/data-sources/${source}/readings`, { body: { sample: false } });
    for (let tries = 0; tries < 60 && !(await call(giving, 'GET', `/api/work/data-sources/${source}/tables`)).items?.length; tries++) await giving.waitForTimeout(500);
    const { resource } = await call(giving, 'POST', `/api/work/data-sources/${source}/entries`, { body: { table: 'caterer', columns: [] } });
    const made = await call(giving, 'GET', `/api/work/managed-resources/${resource}`);
    const items = [['经营者', 'jyz', 'C', 50, 2, true], ['街道', 'jd', 'C', 50, 1, false], ['从业人数', 'rs', 'N', 9, 1, false], ['区划', 'qh', 'C', 12, 1, false]];
    await call(giving, 'PUT', `/api/work/managed-resources/${resource}`, {
      version: made.version,
      body: {
        name: title, summary: '餐饮单位的经营者、街道和从业人数。', classification: '204000', keywords: ['餐饮'], grade: 'GENERAL_2', shareType: 'CONDITIONAL', shareCondition: '用于就业服务', shareModes: ['TABLE'], openType: 'NOT_OPEN',
        notOpen: { kind: 'OTHER', citation: '涉及个人信息' }, updateCycle: 'DAILY', network: 'GOVERNMENT', formats: ['database'], sourceSystem: '市场主体登记系统', matters: ['000131002000'],
        items: items.map(([label, field, type, length, sensitivity, personal]) => ({ name: label, field, type, length, required: true, sensitivity, personal, shareType: 'CONDITIONAL', open: false })),
      },
    });
    await act(giving, resource, 'submit');
    await act(await as('sh.assess'), resource, 'assess-secrecy');
    await act(await as('sh.assess'), resource, 'assess-personal');
    await act(await as('sh.head'), resource, 'approve');
    const entry = await act(await as('ha.data'), resource, 'publish');
    await asking.goto('/work/');
    const { post: { organCode } } = await call(asking, 'GET', '/api/work/session');
    const day = (after) => new Date(Date.now() + after * 86_400_000).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });
    const draft = await call(await as('sh.head'), 'POST', '/api/work/contracts', { body: {
      resource, edition: entry.edition, asker: organCode,
      terms: { purpose: '餐饮业就业服务分析', ground: '《中华人民共和国就业促进法》第三十五条', matters: [], fields: [{ field: 'jyz', masking: 'NAME' }, { field: 'jd', masking: 'PLAIN' }, { field: 'rs', masking: 'PLAIN' }, { field: 'qh', masking: 'PLAIN' }],
        condition: { field: 'qh', prefix: '411502' }, mode: 'TABLE', perMinute: 60, perDay: 1000, rows: 1000, from: day(0), until: day(180), cacheSeconds: 0 } } });
    ({ number: contract } = await call(await as('sh.head'), 'POST', `/api/work/contracts/${draft.number}/activate`, { version: draft.version }));
  });
  await step('the officer sees the table with its contract, and what is not given is refused', async () => {
    await asking.goto('/work/analysis');
    await asking.locator('summary').filter({ hasText: table }).click();
    await asking.getByRole('link', { name: contract }).waitFor();
    await asking.getByText('只有区划以“411502”开头的行').waitFor();
    await asking.getByText('姓名脱敏').first().waitFor();
    await accessible(asking);
    await picture(asking, 'analysis-tables');
    await asking.locator('#analysis-purpose').fill('分街道看从业人数');
    await run(`select * from read_csv('/etc/passwd')`);
    await asking.getByText('函数 read_csv 不能使用。').waitFor();
    await run(`select 身份证 from ${table}`);
    await asking.getByText('没有字段 身份证，或者约定没有给出。').waitFor();
    await picture(asking, 'analysis-refused');
  });
  await step('a question is answered, masked and cut to the contract, and drawn', async () => {
    await run(`select 经营者, 区划 from ${table}`);
    await asking.getByRole('heading', { name: '结果：80 行' }).waitFor();
    await asking.getByRole('cell', { name: '王*', exact: true }).first().waitFor();
    await run(`select 街道, sum(从业人数) as 人数 from ${table} group by 街道 order by 街道`);
    await asking.getByRole('heading', { name: '结果：3 行' }).waitFor();
    await asking.getByLabel('显示为').selectOption({ label: '柱图' });
    await asking.getByLabel('横轴').selectOption({ label: '街道' });
    await asking.getByLabel('人数', { exact: true }).check();
    await asking.getByRole('img', { name: /结果的图表/ }).locator('svg').waitFor();
    await accessible(asking);
    await picture(asking, 'analysis-chart');
    await asking.getByRole('button', { name: '保存分析' }).click();
    await asking.getByRole('dialog').getByLabel('名称').fill(`分街道从业人数 ${stamp}`);
    await asking.getByRole('dialog').getByLabel('共享给本单位同事').check();
    await accessible(asking);
    await asking.getByRole('dialog').getByRole('button', { name: '保存', exact: true }).click();
    await asking.getByRole('button', { name: `分街道从业人数 ${stamp}` , exact: true }).waitFor();
  });
  await step('an export carries its watermark, and is recognised even when it was changed', async () => {
    const download = asking.waitForEvent('download');
    await asking.getByRole('button', { name: '导出 CSV' }).click();
    const saved = await download;
    file = await readFile(await saved.path(), 'utf8');
    number = file.match(/FX\d{14,}/)[0];
    assert.ok(file.includes(contract) && file.includes('常青') && file.includes('分街道看从业人数'));
    await head.goto('/work/analysis-alarms');
    await head.locator('#whose-file').setInputFiles({ name: 'part.csv', mimeType: 'text/csv', buffer: Buffer.from(file.split('\r\n').slice(2, 4).join('\n')) });
    await head.getByText(/常青 于 .* 导出/).waitFor();
    await head.getByText('文件改动过，2 个单元格中还有导出时的标记。').waitFor();
    await accessible(head);
    await picture(head, 'analysis-whose');
  });
  await step('refused again and again, it is an alarm that somebody else answers', async () => {
    for (let i = 0; i < 11; i++) await call(asking, 'POST', '/api/work/analysis/questions', { body: { id: crypto.randomUUID(), sql: 'select * from 别人的表', purpose: '试' } }).catch((refused) => assert.equal(refused.answer.code, 'analysis-unknown-table'));
    await head.goto('/work/analysis-alarms');
    const row = head.getByRole('row', { name: /反复越权或者误用被拒绝.*常青/ }).first();
    await row.getByRole('button', { name: '处理告警' }).click();
    await head.getByRole('dialog').getByLabel('核实情况').fill('已核实，系误写表名');
    await accessible(head);
    await head.getByRole('dialog').getByRole('button', { name: '确认处理' }).click();
    await head.getByText('已核实，系误写表名').first().waitFor();
    await picture(head, 'analysis-alarms');
    await head.goto(`/work/analysis-uses?q=${number}`);
    await head.getByText(number).first().waitFor();
    await accessible(head);
    await picture(head, 'analysis-uses');
  });
  await step('it fits a phone', async () => {
    await asking.setViewportSize({ width: 390, height: 844 });
    await asking.goto('/work/analysis');
    await asking.locator('summary').first().waitFor();
    await accessible(asking);
    await picture(asking, 'analysis-phone');
    await asking.setViewportSize({ width: 1440, height: 900 });
  });
  await step('once the contract is suspended, the next question is refused with its number', async () => {
    const now = await call(giving, 'GET', `/api/work/contracts/${contract}`);
    await call(await as('sh.head'), 'POST', `/api/work/contracts/${contract}/suspend`, { version: now.version, body: { reason: '核对使用情况' } });
    await asking.goto('/work/analysis');
    await asking.locator('#analysis-purpose').fill('分街道看从业人数');
    await run(`select count(*) from ${table}`);
    await asking.getByText(`共享约定 ${contract} 现在不能使用`).waitFor();
  });
}
