// 库表交换: a table goes from one database to another, translated and checked; what is not fit is mended and sent again, a changed table stops the flow, a change comes with the next run; or changes are followed as they are made.
import { strict as assert } from 'node:assert';
import { accessible } from '../lib/axe.mjs';
import { call } from '../lib/cases.mjs';
import { databases } from '../lib/sql.mjs';

export const name = 'table exchange';

const MOBILES = Array.from({ length: 30 }, (_, i) => `1380000${1000 + i}`);

export default async function ({ as, server, step, picture }) {
  const officer = await as('sh.data');
  const stamp = Date.now().toString(36);
  const { port, user, password, sql } = databases(server);
  const title = `救助对象 ${stamp}`;
  const from = `front_${stamp}`;
  const to = `centre_${stamp}`;
  const field = (label, at = 0) => officer.getByLabel(label, { exact: true }).nth(at);
  sql('postgres', `create database ${from}`, `create database ${to}`);
  sql(from, 'create table aid (id integer primary key, name varchar(50), sex varchar(2), phone varchar(20), cd_operation varchar(1), cd_time timestamp not null default now())',
    `insert into aid (id, name, sex, phone, cd_operation) values ${MOBILES.map((phone, i) => `(${i + 1}, '对象${i + 1}', '${(i % 2) + 1}', '${i === 4 ? '12' : phone}', 'I')`).join(', ')}`);
  sql(to, 'create table aid (id integer primary key, name varchar(50), sex varchar(4), phone varchar(20))', "insert into aid values (99, '旧', '男', null)");
  const source = async (label, database, target) => (await call(officer, 'POST', '/api/work/data-sources',
    { body: { name: `${label} ${stamp}`, kind: 'POSTGRESQL', host: '127.0.0.1', port: Number(port), database, user, password, tls: false, target } })).id;
  for (const id of [await source('前置库', from, false), await source('中心库', to, true)]) await call(officer, 'POST', `/api/work/data-sources/${id}/readings`, { body: { sample: false } });
  await step('a flow is put together from the columns both tables have', async () => {
    await officer.goto('/work/exchange-flows');
    await officer.getByRole('link', { name: '新建交换流程' }).first().click();
    await officer.waitForURL(/exchange-flows\/new/);
    await field('流程名称').fill(title);
    await field('来源库').selectOption({ label: `前置库 ${stamp}（${from}）` });
    await field('来源表').fill('aid');
    await field('目标库').selectOption({ label: `中心库 ${stamp}（${to}）` });
    await field('目标表').fill('aid');
    await assert.doesNotReject(async () => {
      for (let tries = 0; tries < 30 && (await officer.getByRole('group', { name: /第 \d 个字段/ }).count()) === 0; tries++) {
        await officer.getByRole('button', { name: '对应同名字段' }).click();
        await officer.waitForTimeout(1000);
      }
    });
    assert.equal(await officer.getByRole('group', { name: /第 \d 个字段/ }).count(), 4);
    await officer.getByRole('group', { name: '第 3 个字段' }).getByRole('button', { name: /校验规则/ }).click();
    await officer.locator('#f-2-codes').fill('1=男\n2=女');
    await officer.getByRole('group', { name: '第 4 个字段' }).getByRole('button', { name: /校验规则/ }).click();
    await officer.locator('#f-3-form').selectOption({ label: '手机号码' });
    await accessible(officer);
    await picture(officer, 'exchange-editor');
    await officer.getByRole('button', { name: '保存' }).click();
    await officer.waitForURL(/exchange-flows\/[0-9a-f-]{36}$/);
    await officer.getByRole('heading', { name: title }).waitFor();
  });
  await step('it runs once both tables are checked, and both ends agree', async () => {
    await officer.getByRole('button', { name: '核对两端的表' }).click();
    await officer.getByText('两端的表核对无误').waitFor();
    await officer.getByRole('button', { name: '运行', exact: true }).click();
    await officer.getByText('目标读回 29 行；另有 1 行不合格').waitFor({ timeout: 60_000 });
    await accessible(officer);
    await picture(officer, 'exchange-flow');
    assert.deepEqual(sql(to, "select count(*) || max(sex) || min(id) from aid"), ['29男1']);
  });
  await step('the row that was not fit is mended and sent again', async () => {
    sql(from, `update aid set phone = '${MOBILES[4]}' where id = 5`);
    await officer.getByRole('link', { name: '查看详情' }).click();
    await officer.waitForURL(/runs\/[0-9a-f-]{36}/);
    await officer.getByText('phone：不是手机号码').waitFor();
    await accessible(officer);
    await picture(officer, 'exchange-run');
    await officer.getByRole('button', { name: '重新发送' }).click();
    await officer.getByText('已重新发送').waitFor({ timeout: 30_000 });
    assert.deepEqual(sql(to, 'select phone from aid where id = 5'), [MOBILES[4]]);
  });
  await step('a table that changed stops it, with what changed', async () => {
    sql(from, 'alter table aid alter column name type varchar(20)');
    await officer.getByRole('link', { name: title }).click();
    await officer.waitForURL(/exchange-flows\/[0-9a-f-]{36}$/);
    await officer.getByRole('button', { name: '运行', exact: true }).click();
    await officer.getByText('字段 name 由 character varying(50) 缩短为 character varying(20)').first().waitFor({ timeout: 60_000 });
    await officer.getByRole('button', { name: '核对两端的表' }).click();
    await officer.getByText('已经按现在的结构核对').waitFor();
    await officer.getByRole('button', { name: '继续' }).click();
    await officer.getByText('两端对账一致：目标读回 30 行').first().waitFor({ timeout: 60_000 });
  });
  await step('a flow that captures changes says what its source lacks', async () => {
    sql(from, 'create table visit (id integer not null, name varchar(50), done date)', "insert into visit select i, '走访' || i, date '2026-01-01' from generate_series(1, 20) i");
    sql(to, 'create table visit (id integer primary key, name varchar(50), done date)');
    const links = (await call(officer, 'GET', '/api/work/data-sources?size=100')).items;
    for (const one of links.filter((each) => each.name.endsWith(stamp))) await call(officer, 'POST', `/api/work/data-sources/${one.id}/readings`, { body: { sample: false } });
    await officer.goto('/work/exchange-flows/new');
    await field('流程名称').fill(`走访 ${stamp}`);
    await field('来源库').selectOption({ label: `前置库 ${stamp}（${from}）` });
    await field('来源表').fill('visit');
    await field('目标库').selectOption({ label: `中心库 ${stamp}（${to}）` });
    await field('目标表').fill('visit');
    await officer.getByText('变更捕获', { exact: true }).click();
    await officer.getByText('在目标中删除', { exact: true }).waitFor();
    for (let tries = 0; tries < 30 && (await officer.getByRole('group', { name: /第 \d 个字段/ }).count()) === 0; tries++) {
      await officer.getByRole('button', { name: '对应同名字段' }).click();
      await officer.waitForTimeout(1000);
    }
    await officer.getByRole('group', { name: '第 1 个字段' }).getByLabel('关键字段').check();
    await accessible(officer);
    await officer.getByRole('button', { name: '保存' }).click();
    await officer.waitForURL(/exchange-flows\/[0-9a-f-]{36}$/);
    await officer.getByRole('button', { name: '核对两端的表' }).click();
    await officer.getByText('来源表 visit 没有主键').first().waitFor();
    await accessible(officer);
    await picture(officer, 'exchange-capture-findings');
  });
  await step('what changes at the source is at the target a moment later', async () => {
    sql(from, 'alter table visit add primary key (id)');
    await officer.getByRole('button', { name: '核对两端的表' }).click();
    await officer.getByText('两端的表核对无误').waitFor();
    await officer.getByRole('button', { name: '运行', exact: true }).click();
    await officer.getByText('正在跟随来源表的变更').waitFor({ timeout: 60_000 });
    assert.deepEqual(sql(to, 'select count(*) from visit'), ['20']);
    sql(from, "update visit set name = '改期' where id = 1; delete from visit where id = 2; insert into visit values (21, '新增', date '2026-02-01')");
    let seen = [];
    for (let tries = 0; tries < 20 && seen[0] !== '20改期新增'; tries++) {
      await officer.waitForTimeout(500);
      seen = sql(to, "select count(*) || max(name) filter (where id = 1) || max(name) filter (where id = 21) from visit");
    }
    assert.deepEqual(seen, ['20改期新增']);
    await officer.getByText('已应用 23 行').waitFor({ timeout: 20_000 });
    await officer.getByRole('link', { name: '查看详情' }).click();
    await officer.waitForURL(/runs\/[0-9a-f-]{36}/);
    await officer.getByRole('button', { name: '两端对账' }).click();
    await officer.getByRole('button', { name: '正在对账' }).waitFor();
    await officer.getByRole('button', { name: '两端对账' }).waitFor({ timeout: 60_000 });
    await accessible(officer);
    await picture(officer, 'exchange-capture');
    await officer.getByRole('button', { name: '取消运行' }).click();
    await officer.getByRole('dialog').getByRole('button', { name: '取消运行' }).click();
    await officer.getByText('这次运行已取消').waitFor({ timeout: 30_000 });
    assert.deepEqual(sql(from, 'select count(*) from pg_replication_slots where database = current_database()'), ['0']);
  });
}
