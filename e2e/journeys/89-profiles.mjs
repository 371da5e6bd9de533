// 基础库与档案: a table of an organ is read into a base library, one without numbers meets it by comparison, a doubt is decided, an official looks for a case, and the person sees all of it with where it came from.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { apply, call } from '../lib/cases.mjs';
import { until } from '../lib/pages.mjs';
import { citizen } from '../lib/sign-in.mjs';
import { databases } from '../lib/sql.mjs';

export const name = 'profiles';

const NUMBER = '411502198806129019';

export default async function ({ page: open, as, server, step, picture }) {
  const editor = await as('sh.data');
  const stamp = Date.now().toString(36);
  const { port, user, password, sql } = databases(server);
  const base = `people_${stamp}`;
  const title = `人口业务库 ${stamp}`;
  sql('postgres', `create database ${base}`);
  sql(base, 'create table household (id integer primary key, gmsfhm varchar(18), xm varchar(50), hjdz varchar(200), mz varchar(2), csrq varchar(20))',
    `insert into household values (1, '${NUMBER}', '张伟', '河南省信阳市浉河区五星街道新华西路18号', '01', '1988-06-12'), (2, '411502199003209028', '刘燕', '河南省信阳市浉河区五星街道新华西路18号', '01', '1990-13-20')`,
    'create table insured (id integer primary key, name varchar(50), birth varchar(20), address varchar(200), status varchar(20))',
    "insert into insured values (1, '張　伟', '19880612', null, '正常参保'), (2, '刘燕', '1990-03-20', '浉河区五星街道新华西路18号', '暂停参保')");
  const source = (await call(editor, 'POST', '/api/work/data-sources', { body: { name: title, kind: 'POSTGRESQL', host: '127.0.0.1', port: Number(port), database: base, user, password, tls: false } })).id;
  await call(editor, 'POST', `/api/work/data-sources/${source}/readings`, { body: { sample: false } });
  await until('the schema is read', async () => (await call(editor, 'GET', `/api/work/data-sources/${source}`)).reading);
  await step('a table is fitted to the fields of the population library, and read', async () => {
    await editor.goto('/work/libraries');
    await editor.getByRole('button', { name: '归集一张表' }).first().click();
    const dialog = editor.getByRole('dialog');
    await dialog.getByLabel('归入基础库').selectOption({ label: '人口基础信息库' });
    await dialog.getByLabel('数据源', { exact: true }).first().selectOption({ label: title });
    await dialog.locator('#feed-table').selectOption({ label: 'household' });
    for (const [field, column] of [['citizen-number', 'gmsfhm'], ['person-name', 'xm'], ['household-address', 'hjdz'], ['ethnic-group', 'mz'], ['birth-date', 'csrq']]) await dialog.locator(`#feed-${field}`).selectOption({ label: column });
    await accessible(editor);
    await picture(editor, 'profiles-feed-form');
    await dialog.getByRole('button', { name: '保存' }).click();
    await editor.waitForURL(/libraries\/[0-9a-f-]{36}/);
    await editor.getByRole('button', { name: '归集', exact: true }).click();
    await editor.getByText('不是日期').waitFor({ timeout: 30_000 });
    await accessible(editor);
    await picture(editor, 'profiles-feed');
  });
  await step('one without numbers meets it by comparison, and leaves a doubt', async () => {
    const column = (name, field) => ({ column: name, field, authoritative: false, codes: [] });
    const feed = await call(editor, 'POST', '/api/work/library-feeds', { body: { library: 'population', subject: 'PERSON', source, table: 'insured', key: 'id',
      columns: [column('name', 'person-name'), column('birth', 'birth-date'), column('address', 'residence-address'), column('status', 'insured-status')] } });
    await call(editor, 'POST', `/api/work/library-feeds/${feed.id}/runs`);
    const run = await until('the table is read', async () => (await call(editor, 'GET', `/api/work/library-feeds/${feed.id}/runs`)).find((one) => one.state === 'DONE'));
    assert.deepEqual([run.rows, run.matched, run.review], [2, 1, 1]);
    await editor.goto('/work/libraries');
    await editor.getByText(`${title} · insured`).waitFor();
    await accessible(editor);
    await picture(editor, 'profiles-libraries');
  });
  await step('a person says that they are one', async () => {
    const officer = await as('ha.data');
    await officer.goto('/work/match-reviews');
    await picture(officer, 'profiles-reviews');
    const { items } = await call(officer, 'GET', '/api/work/match-reviews?size=100');
    await officer.goto(`/work/match-reviews/${items.find((one) => one.source === title).id}`);
    await officer.getByText('同音').or(officer.getByText('相同')).first().waitFor();
    await officer.getByLabel('同一人', { exact: true }).check();
    await officer.getByLabel('理由').fill('核对参保登记表，是同一人');
    await accessible(officer);
    await picture(officer, 'profiles-review');
    await officer.getByRole('button', { name: '核对', exact: true }).click();
    await officer.getByRole('button', { name: '拆分' }).waitFor();
  });
  await step('an official looks for a case and a purpose', async () => {
    const own = await open();
    await citizen(own, '19900000001');
    const { number } = await apply(own);
    const examiner = await as('sh.examiner');
    await examiner.goto('/work/profiles');
    await examiner.getByLabel('公民身份号码').fill(NUMBER);
    await examiner.getByLabel('办件编号').fill(number);
    await examiner.getByLabel('目的').fill('核对申请人的户籍地址');
    await examiner.getByRole('button', { name: '查看', exact: true }).click();
    await examiner.getByText('正常参保').waitFor();
    await accessible(examiner);
    await picture(examiner, 'profiles-look');
    await own.goto('/my/profile');
    await own.getByText('正常参保').waitFor();
    await own.getByText('核对申请人的户籍地址').waitFor();
    await accessible(own);
    await picture(own, 'profiles-own');
    await own.setViewportSize({ width: 390, height: 844 });
    await picture(own, 'profiles-own-phone');
  });
}
